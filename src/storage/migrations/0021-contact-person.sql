-- The one face by which the kernteam of a school can be reached: one of those on its seats, as its files say.
alter table school add column contact_person_id uuid references person (id);
