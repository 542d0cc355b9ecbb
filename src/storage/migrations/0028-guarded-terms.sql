-- A term holds what held when it started (`frozen`), and which rung of its ladder is taken when. A term of before is taken
-- up at once: the guard works out its next step.
alter table deadline
  add column frozen jsonb,
  add column generation integer not null default 1,
  add column next_step integer,
  add column next_at timestamptz,
  add column waits_because text,
  add column acknowledged_on date,
  add column snoozes integer not null default 0,
  add column snoozed_until date;
alter table deadline drop column rule_version;
create index deadline_next on deadline (next_at, id) where state = 'running' and next_at is not null;
create index deadline_of_dossier on deadline (dossier_id) where state = 'running';
update deadline set next_step = 0, next_at = now() where state = 'running';

-- Which audience hears of which term at which rung, on which school day: in the one message of that day.
create table reminder (
  id uuid primary key,
  school_id uuid not null references school (id),
  deadline_id uuid not null references deadline (id) on delete cascade,
  generation integer not null,
  step integer not null,
  audience text not null,
  to_kind text not null,
  to_id uuid not null,
  on_date date not null,
  created_at timestamptz not null,
  acted_at timestamptz,
  unique (deadline_id, generation, step, to_kind, to_id)
);
create index reminder_day on reminder (school_id, to_kind, to_id, on_date);

grant select, insert, update, delete on reminder to actietafel_app;
