-- What the pupil and the parents say before a table, in their own words, sealed under the key of the dossier. Only ever added: the
-- last of each of them counts, and what they said before stays.
create table voice (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  participant_id uuid not null references participant (id),
  road text not null,
  content_sealed bytea not null,
  written_by uuid references person (id),
  written_at timestamptz not null
);
create index voice_dossier on voice (dossier_id, participant_id, written_at);

grant select, insert, update, delete on voice to actietafel_app;
