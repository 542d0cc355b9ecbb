-- What the youth doctor or nurse advises in a case, by closed choices, sealed under the key of the dossier. Only ever added: the newest
-- counts, and what was advised before stays with its day.
create table jgz_advice (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  participant_id uuid not null references participant (id),
  content_sealed bytea not null,
  given_by uuid not null references person (id),
  given_at timestamptz not null
);
create index jgz_advice_dossier on jgz_advice (dossier_id, given_at);

grant select, insert, update, delete on jgz_advice to actietafel_app;
