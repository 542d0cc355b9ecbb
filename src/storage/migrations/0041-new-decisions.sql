-- There was no agreement on its day, and two people decided on another day. Why is sealed under the key of the dossier.
create table new_decision (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  decided_on date not null,
  instead_of date not null,
  due_on date not null,
  reason_sealed bytea not null,
  decided_by uuid not null references person (id),
  second_person_id uuid not null references person (id),
  recorded_at timestamptz not null
);
create index new_decision_dossier on new_decision (dossier_id);

grant select, insert, update, delete on new_decision to actietafel_app;
