-- The event of a table in the calendar of the school's mailbox, where that invites. Who is invited to what is sealed under the
-- key of the dossier.
create table calendar_event (
  actietafel_id uuid primary key references actietafel (id),
  school_id uuid not null references school (id),
  state text not null,
  -- One more at each change of the table, so that what was looked at before is looked at again.
  wish integer not null,
  -- How many events were begun: each has a key of its own, by which it is not made twice.
  made integer not null default 0,
  event_id text,
  shown_sealed bytea,
  due_at timestamptz,
  fence integer not null default 0,
  attempts integer not null default 0,
  reason text,
  read_due_at timestamptz
);
create index calendar_event_due on calendar_event (due_at);
create index calendar_event_read_due on calendar_event (read_due_at);

grant select, insert, update, delete on calendar_event to actietafel_app;
