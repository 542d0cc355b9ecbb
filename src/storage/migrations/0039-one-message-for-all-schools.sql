-- Somebody has one message a day, of all schools together. Which school has a part in which message stands in a row of that
-- school; the message is found by its key, whichever school planned it first.
create table digest_part (
  school_id uuid not null references school (id),
  to_id uuid not null,
  on_date date not null,
  dedupe_key text not null,
  primary key (school_id, to_id, on_date)
);
create index digest_part_message on digest_part (dedupe_key);
create index digest_part_day on digest_part (school_id, on_date);

grant select, insert, update, delete on digest_part to actietafel_app;

-- Of before: each school had a message of its own, and said its part in it.
insert into digest_part (school_id, to_id, on_date, dedupe_key)
select school_id, to_id, (params ->> 'on')::date, dedupe_key
from notice
where kind in ('digest', 'channel_digest') and params ->> 'on' is not null
on conflict do nothing;

-- Of what is for today or later, one message of each person and day takes the key that all schools share: one that left, may
-- have left, or is to leave first. What else was still to leave is not sent: it is part of that one when that one is still to
-- leave, and is said in the next when it has left.
with message as (
  select id, to_id, dedupe_key, state, params ->> 'on' as on_day,
    first_value(id) over ranked as first_id, first_value(state) over ranked as first_state
  from notice
  where kind = 'digest' and to_kind = 'person' and params ->> 'on' is not null and due_at >= now() - interval '1 day'
  window ranked as (
    partition by to_id, params ->> 'on'
    order by case state when 'sent' then 0 when 'claimed' then 1 when 'unknown' then 2 when 'planned' then 3 else 4 end, due_at, id
  )
), kept as (
  update notice set dedupe_key = 'digest:' || message.to_id || ':' || message.on_day
  from message
  where notice.id = message.id and message.id = message.first_id
), dropped as (
  update notice set state = 'dropped', reason = 'one_a_day', settled_at = now()
  from message
  where notice.id = message.id and message.id <> message.first_id and message.state = 'planned'
)
update digest_part set dedupe_key = 'digest:' || message.to_id || ':' || message.on_day
from message
where digest_part.dedupe_key = message.dedupe_key
  and (message.id = message.first_id or message.state = 'planned' and message.first_state = 'planned');
