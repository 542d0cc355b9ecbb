-- When and of what somebody wants to be reminded. No row = as the school does it; a column without a value the same.
create table reminding (
  person_id uuid primary key references person (id),
  digest_minute integer,
  from_minute integer,
  until_minute integer,
  work_days integer[],
  paused_until date,
  is_duty_only boolean not null default false
);

grant select, insert, update, delete on reminding to actietafel_app;
