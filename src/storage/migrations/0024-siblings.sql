-- Two cases of one family that are looked at beside one another, the smaller id first. Why, is sealed under the key of that one.
create table sibling_link (
  id uuid primary key,
  school_id uuid not null references school (id),
  first_id uuid not null references dossier (id),
  second_id uuid not null references dossier (id),
  reason_sealed bytea not null,
  linked_by uuid not null references person (id),
  linked_at timestamptz not null,
  unique (first_id, second_id),
  check (first_id < second_id)
);
create index sibling_link_second on sibling_link (second_id);

grant select, insert, update, delete on sibling_link to actietafel_app;
