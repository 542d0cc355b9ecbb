-- The agenda that somebody shares by a link: the link and the busy time in it are sealed under the person's own key.
create table agenda_link (
  person_id uuid primary key references person (id),
  -- One more with each link, so that what was read of the one before is not kept for this one.
  version integer not null,
  link_sealed bytea not null,
  busy_sealed bytea,
  fault text,
  shared_at timestamptz not null,
  next_at timestamptz not null,
  read_at timestamptz
);
create index agenda_link_due on agenda_link (next_at);

grant select, insert, update, delete on agenda_link to actietafel_app;
