-- Somebody agreed with the family to go slower until a day. Why, and who said yes, is sealed under the key of the dossier.
create table deliberate_pause (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  from_on date not null,
  until_on date not null,
  agreed_sealed bytea not null,
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  ended_on date,
  ended_by uuid references person (id)
);
create index deliberate_pause_dossier on deliberate_pause (dossier_id);
alter table dossier add column paused_until date;

grant select, insert, update, delete on deliberate_pause to actietafel_app;
