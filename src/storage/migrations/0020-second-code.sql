-- A second code for one visit to a page. Its six digits are worked out from its id under a key of the settings.
create table page_code (
  id uuid primary key,
  school_id uuid not null references school (id),
  link_id uuid not null references link (id) on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index page_code_of_link on page_code (link_id, made_at);

grant select, insert, update, delete on page_code to actietafel_app;
