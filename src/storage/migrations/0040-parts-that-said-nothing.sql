-- A school may turn out to have nothing to say when the message of all schools leaves: then it told nothing by it.
alter table digest_part add column is_said boolean not null default true;
