-- The map around a school: for whom somebody has a seat. Each school has its own copy, as its administrator brought it.
create table area (
  school_id uuid not null references school (id),
  id uuid not null,
  level text not null,
  name text not null,
  -- The larger areas that it lies in.
  within uuid[] not null,
  -- A list of { from, until }: four digits, both included.
  postcodes jsonb not null,
  -- Kinds of seat that nobody has here.
  without text[] not null,
  primary key (school_id, id)
);

-- A desk, never a person: where to call when a seat has nobody.
create table fallback_contact (
  id uuid primary key,
  school_id uuid not null references school (id),
  -- Null for everywhere, and for every seat.
  area_id uuid,
  seat_kind text,
  name text not null,
  phone text,
  mail text
);
create index fallback_contact_school on fallback_contact (school_id);

-- The smallest area in which the school stands; the rules of its region, null where it keeps to those of its sector.
alter table school add column area_id uuid, add column seat_rules jsonb;

-- A seat is the school's own, or that of an area. One that is there no more keeps its row.
alter table seat add column area_id uuid, add column until_on date;
alter table seat drop constraint seat_school_id_kind_key;
create unique index seat_place on seat (school_id, kind, area_id) nulls not distinct where until_on is null;

-- Who leaves keeps their row with a last day, and who comes back gets a new one.
alter table membership drop constraint membership_school_id_person_id_role_key;
create unique index membership_now on membership (school_id, person_id, role) where until_on is null;
alter table seat_holder drop constraint seat_holder_pkey;
create unique index seat_holder_now on seat_holder (seat_id, person_id) where until_on is null;
create index seat_holder_seat on seat_holder (seat_id);
alter table pupil add column left_on date;
alter table guardian add column left_on date;

grant select, insert, update, delete on area, fallback_contact to actietafel_app;
