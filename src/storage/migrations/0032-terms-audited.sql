-- What each look over all that is guarded found, and put right: counts by kind, and nothing about anybody.
create table terms_audit (
  id uuid primary key,
  school_id uuid not null references school (id),
  ended_at timestamptz not null,
  terms integer not null,
  dossiers integer not null,
  found jsonb not null,
  repaired jsonb not null
);
create index terms_audit_school on terms_audit (school_id, ended_at);

-- By which calendar the dates of a school's terms were last worked out. A school without a row: at the next look.
create table calendar_reckoned (
  school_id uuid primary key references school (id),
  print text not null,
  reckoned_at timestamptz not null
);

-- Read page by page, from the first to the last.
create index deadline_audited on deadline (school_id, id) where state = 'running';

grant select, insert, update, delete on terms_audit, calendar_reckoned to actietafel_app;
