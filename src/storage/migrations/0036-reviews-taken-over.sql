-- The day on which a coordinator wants to look at a concern again was a message alone, which 0034 dropped; it is a term as any
-- other from now on. What was looked at, or decided anew, had that message dropped for a reason of its own.
insert into deadline (id, school_id, concern_id, rule, starts_on, due_on, state, next_step, next_at)
select distinct on (concern.id)
  gen_random_uuid(), concern.school_id, concern.id, 'review', (notice.created_at at time zone 'Europe/Amsterdam')::date,
  (notice.due_at at time zone 'Europe/Amsterdam')::date, 'running', 0, now()
from notice
join concern on concern.id = notice.concern_id
where notice.kind = 'review_due'
  and notice.state = 'dropped'
  and notice.reason = 'guarded'
  and concern.state in ('within_school', 'one_partner', 'anonymous_consult')
  and not exists (select from deadline where deadline.concern_id = concern.id and deadline.rule = 'review')
order by concern.id, notice.created_at desc;
