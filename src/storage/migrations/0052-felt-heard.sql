-- Whether the pupil and each parent felt heard at a table: one row for each of them and each table, which they can change until the case
-- is closed. The answer and what they say with it are sealed under the key of the dossier.
create table felt_heard (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  actietafel_id uuid not null references actietafel (id),
  participant_id uuid not null references participant (id),
  content_sealed bytea not null,
  given_at timestamptz not null,
  unique (actietafel_id, participant_id)
);
create index felt_heard_dossier on felt_heard (dossier_id, given_at);

grant select, insert, update, delete on felt_heard to actietafel_app;

-- The doors to what was agreed, of one of the family.
create index link_to_family_page on link (holder_id) where purpose = 'family_page';
