-- What a coordinator does with a concern besides a dossier: one partner is asked to call.

-- One question to one person of a seat. A question that is passed on is a row of its own.
create table consult (
  id uuid primary key,
  school_id uuid not null references school (id),
  concern_id uuid not null references concern (id),
  seat_id uuid not null references seat (id),
  person_id uuid not null references person (id),
  is_anonymous boolean not null,
  state text not null,
  version integer not null,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  changed_at timestamptz not null
);
create index consult_concern on consult (concern_id);
create index consult_live on consult (school_id) where state in ('asked', 'calling', 'done');

-- The classes that a coordinator has, as the import names them; null = all of the school.
alter table membership add column scope text[];

-- Since when somebody doubts whether a concern that was sent is safe; null when nobody does (any more).
alter table concern add column doubted_at timestamptz;
create index concern_doubted on concern (school_id, doubted_at) where doubted_at is not null;

-- A ground can be taken back; since when the partner sees number, date and verb only again.
alter table participant add column ground_ended_on date;

-- For the list of what waits: concerns on which somebody looks again on a day.
create index concern_followed on concern (school_id, decided_at)
  where state in ('within_school', 'one_partner', 'anonymous_consult');

-- What was not posted because a school had chosen no channel.
create index notice_no_channel on notice (school_id, settled_at)
  where state = 'dropped' and reason = 'no_channel' and kind = 'channel_post';

create index link_consult on link (holder_id) where purpose = 'answer_consult';

grant select, insert, update, delete on consult to actietafel_app;
