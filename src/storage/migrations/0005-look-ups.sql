-- Look-ups that were made at every return of somebody, every agreement and every name, without an index to make them by.
-- A planned message is not in the first, and in the second only when it is about a term: planning one costs what it did.
create index notice_reached_person on notice (to_id, settled_at) where state in ('sent', 'failed');
create index notice_deadline on notice (deadline_id) where state = 'planned' and deadline_id is not null;
create index seat_holder_person on seat_holder (person_id);
