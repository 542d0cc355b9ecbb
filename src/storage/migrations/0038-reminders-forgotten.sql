-- Whom a term was called to mind, by the day: what nobody heard yet, and what is forgotten at night.
create index reminder_by_day on reminder (school_id, on_date);

-- The messages of a day, and changes of them, that had their fate; forgotten at night when no reminder of them is left.
create index notice_of_days_gone on notice (school_id, due_at)
where (kind in ('digest', 'channel_digest') or kind = 'card_edit' and params ->> 'show' = 'digest')
  and state not in ('planned', 'claimed');
