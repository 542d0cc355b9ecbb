-- The dated facts of a case that somebody says: since when at home, when partly back, which support. Only ever added, and sealed whole
-- under the key of the dossier, the day and the kind with it: a day on which a child stays at home is about that child.
create table dossier_fact (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  content_sealed bytea not null,
  said_by uuid not null references person (id),
  said_at timestamptz not null
);
create index dossier_fact_dossier on dossier_fact (dossier_id, said_at);

-- The school's own route, each version of it whole: about no person.
create table school_route (
  school_id uuid not null references school (id),
  version integer not null,
  steps jsonb not null,
  from_at timestamptz not null,
  primary key (school_id, version)
);

-- Where a case was put on that route. Only ever added; which step it is is sealed.
create table route_place (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  content_sealed bytea not null,
  placed_on date not null,
  placed_by uuid not null references person (id),
  placed_at timestamptz not null
);
create index route_place_dossier on route_place (dossier_id, placed_at);

grant select, insert, update, delete on dossier_fact, school_route, route_place to actietafel_app;
