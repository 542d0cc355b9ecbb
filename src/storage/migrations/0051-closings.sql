-- How a case ended, each time that it did: why, and what in the system helped or hindered, sealed under the key of the dossier. One
-- that was opened again keeps the row, with the day from which its three months ran before.
create table closing (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  closed_on date not null,
  anchor_on date not null,
  content_sealed bytea not null,
  closed_by uuid references person (id),
  closed_at timestamptz not null,
  reopened_on date,
  reopened_sealed bytea,
  reopened_by uuid references person (id)
);
create index closing_dossier on closing (dossier_id, closed_at);

-- What was learned, in words: one row for a case, with a version so that two who write at once lose nothing unseen.
create table lesson (
  dossier_id uuid primary key references dossier (id),
  school_id uuid not null references school (id),
  version integer not null,
  content_sealed bytea not null,
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);

grant select, insert, update, delete on closing, lesson to actietafel_app;
