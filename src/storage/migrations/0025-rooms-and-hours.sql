-- Where a table can meet at the school, as its files say. One that is there no more keeps its row with a last day: tables
-- of before were held in it.
create table room (
  school_id uuid not null references school (id),
  id uuid not null,
  name text not null,
  people integer not null,
  is_wheelchair_fit boolean not null,
  is_private boolean not null,
  until_on date,
  primary key (school_id, id)
);

-- The hours that somebody said to work, for this school: never outside them. Who said nothing has no row.
create table work_hours (
  id uuid primary key,
  school_id uuid not null references school (id),
  person_id uuid not null references person (id),
  weekday integer not null,
  from_minute integer not null,
  until_minute integer not null
);
create index work_hours_person on work_hours (school_id, person_id);

-- Which table has which room, a row for each minute: whatever else goes wrong, no room is taken twice.
create table room_taken (
  school_id uuid not null,
  room_id uuid not null,
  at timestamptz not null,
  actietafel_id uuid not null references actietafel (id) on delete cascade,
  primary key (school_id, room_id, at),
  foreign key (school_id, room_id) references room (school_id, id)
);
create index room_taken_table on room_taken (actietafel_id);

-- Of a moment that is asked about the room that was free for it; of the one that stands the room of the table.
alter table slot add column room_id uuid;
alter table slot add foreign key (school_id, room_id) references room (school_id, id);

grant select, insert, update, delete on room, work_hours, room_taken to actietafel_app;
