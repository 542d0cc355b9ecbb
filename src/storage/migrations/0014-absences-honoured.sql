-- Whether all tables know of an absence: it is told to them one by one, and a process may end in between.
alter table absence add column honoured boolean not null default false;
update absence set honoured = true;
create index absence_waiting on absence (person_id) where not honoured;
