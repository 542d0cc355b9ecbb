-- The address from which agenda programs fetch somebody's own tables. Only a fingerprint of its secret part is kept, and
-- not when it was used.
create table own_feed (
  person_id uuid primary key references person (id),
  token_lookup bytea not null,
  made_at timestamptz not null
);
create unique index own_feed_token on own_feed (token_lookup);

grant select, insert, update, delete on own_feed to actietafel_app;
