-- Somebody from outside at one table is a participant and nothing else: who it is, is sealed with the rest of the row under
-- the key of the case. The last day on which something goes to them, and whether there is a table without them, are plain.
alter table participant add column access_until date, add column is_needed boolean not null default false;
