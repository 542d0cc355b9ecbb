-- What colleagues entered about the absence of the pupil of a dossier: hours, sick reports, steps, what was reported. Sealed
-- under the key of the dossier, also which of these it is.
create table absence_entry (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  content_sealed bytea not null,
  entered_by uuid not null references person (id),
  entered_at timestamptz not null
);
create index absence_entry_dossier on absence_entry (dossier_id);

grant select, insert, delete on absence_entry to actietafel_app;
