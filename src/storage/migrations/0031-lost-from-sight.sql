-- Since when nobody knows whether a message arrived, by the database's own time: what measures how late Teams may still
-- deliver it must not depend on the clock of whoever looked. A process of the version before writes `settled_at` alone.
alter table notice add column unknown_since timestamptz;
drop index notice_unknown;
create index notice_unknown on notice (coalesce(unknown_since, settled_at)) where state = 'unknown';
