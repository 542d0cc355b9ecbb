-- What is agreed of each kind of outcome in words, and by what can be seen that it runs, sealed under the key of the dossier. Only ever
-- added: the newest of each counts, and what was put down before stays with its day.
create table agreed_outcome (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  agreement_id uuid not null references agreement (id),
  content_sealed bytea not null,
  said_by uuid not null references person (id),
  said_at timestamptz not null
);
create index agreed_outcome_dossier on agreed_outcome (dossier_id, said_at);

grant select, insert, update, delete on agreed_outcome to actietafel_app;
