-- The newest answer of an agenda, per person and table: an older one that comes in later does not count.
create table reply_mark (
  actietafel_id uuid not null references actietafel (id),
  participant_id uuid not null references participant (id),
  school_id uuid not null references school (id),
  sequence integer not null,
  stamped_at timestamptz not null,
  primary key (actietafel_id, participant_id)
);

-- How far the mailbox was read that answers come to. There is one.
create table mailbox_place (
  id integer primary key check (id = 1),
  validity text not null,
  last_uid bigint not null,
  tries integer not null
);

grant select, insert, update, delete on reply_mark, mailbox_place to actietafel_app;
