-- What came of a table: one row for each, changed tap by tap, and a copy of each time it was made final. Sealed under the key of the
-- dossier; in the rows stand the version, whether it is final, and who changed it when.
create table minutes (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  actietafel_id uuid not null unique references actietafel (id),
  version integer not null,
  state text not null,
  content_sealed bytea not null,
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);
create index minutes_dossier on minutes (dossier_id);

create table minutes_final (
  minutes_id uuid not null references minutes (id),
  nth integer not null,
  school_id uuid not null references school (id),
  content_sealed bytea not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  primary key (minutes_id, nth)
);

grant select, insert, update, delete on minutes, minutes_final to actietafel_app;
