-- Another regisseur than the one whom the minutes of a table name, once these are final: one row for each time, beside those minutes,
-- which do not change. Who it is is sealed under the key of the dossier.
create table regisseur_change (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  actietafel_id uuid not null references actietafel (id),
  content_sealed bytea not null,
  chosen_on date not null,
  chosen_by uuid not null references person (id),
  chosen_at timestamptz not null
);
create index regisseur_change_dossier on regisseur_change (dossier_id, chosen_at);

grant select, insert, update, delete on regisseur_change to actietafel_app;
