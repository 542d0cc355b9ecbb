-- What reminded of a term by a message of its own is one of the rungs of that term from now on.
update notice
set state = 'dropped', reason = 'guarded', settled_at = now()
where state = 'planned'
  and (
    kind in (
      'triage_untouched', 'parents_informed_due', 'tell_asker_due', 'review_due', 'first_table_due_soon',
      'first_table_overdue', 'agreement_due_soon', 'agreement_due', 'agreement_overdue'
    )
    or kind = 'channel_post' and params ->> 'verb' in ('agreement_due_soon', 'agreement_due', 'agreement_overdue')
  );

-- Which messages of a day somebody had.
create index notice_of_a_day on notice (to_id, due_at) where kind in ('digest', 'channel_digest');
