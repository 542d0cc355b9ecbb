-- The first schema. A column that ends in _sealed holds AES-256-GCM text under the key of its subject; a
-- column that ends in _lookup holds an HMAC. Everything else is an id, a date, a count or a closed code.

create table organisation (
  id uuid primary key,
  kind text not null,
  name text not null,
  municipality text
);

create table subject_key (
  id uuid primary key,
  school_id uuid,
  wrapped bytea not null,
  master_key_id text not null,
  created_at timestamptz not null
);

create table school (
  id uuid primary key,
  organisation_id uuid references organisation (id),
  tenant_id text not null,
  name text not null,
  sector text not null,
  municipality text not null,
  holiday_region text not null,
  language text not null,
  location text not null,
  policy jsonb not null,
  is_example boolean not null default false
);

create table closed_day (
  school_id uuid not null references school (id),
  on_date date not null,
  is_open boolean not null default false,
  name text not null,
  primary key (school_id, on_date)
);

create table person (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  key_id uuid not null references subject_key (id),
  tenant_id text,
  entra_id text,
  personal_sealed bytea not null,
  mail_lookup bytea,
  language text,
  unique (tenant_id, entra_id)
);

create table membership (
  id uuid primary key,
  school_id uuid not null references school (id),
  person_id uuid not null references person (id),
  role text not null,
  deputy_of uuid references person (id),
  from_on date not null,
  until_on date,
  unique (school_id, person_id, role)
);
create index membership_person on membership (person_id);

create table pupil (
  id uuid primary key,
  school_id uuid not null references school (id),
  key_id uuid not null references subject_key (id),
  personal_sealed bytea not null,
  leerlingnummer_lookup bytea,
  unique (school_id, leerlingnummer_lookup)
);

create table pupil_mentor (
  school_id uuid not null references school (id),
  pupil_id uuid not null references pupil (id),
  person_id uuid not null references person (id),
  primary key (pupil_id, person_id)
);
create index pupil_mentor_person on pupil_mentor (person_id);

create table guardian (
  id uuid primary key,
  school_id uuid not null references school (id),
  pupil_id uuid not null references pupil (id),
  personal_sealed bytea not null,
  gezag text not null,
  language text not null,
  address_secret boolean not null default false
);
create index guardian_pupil on guardian (pupil_id);

create table seat (
  id uuid primary key,
  school_id uuid not null references school (id),
  kind text not null,
  organisation_id uuid references organisation (id),
  unique (school_id, kind)
);

create table seat_holder (
  school_id uuid not null references school (id),
  seat_id uuid not null references seat (id),
  person_id uuid not null references person (id),
  rank integer not null,
  from_on date not null,
  until_on date,
  primary key (seat_id, person_id)
);

create table presence (
  id uuid primary key,
  school_id uuid not null references school (id),
  person_id uuid not null references person (id),
  rule text not null,
  starts_on date not null,
  from_minute integer not null,
  until_minute integer not null,
  except_on date[] not null default '{}'
);
create index presence_school on presence (school_id);

create table absence (
  id uuid primary key,
  person_id uuid not null references person (id),
  from_on date not null,
  until_on date not null
);
create index absence_person on absence (person_id, until_on);

create table dossier_number (
  school_id uuid not null references school (id),
  school_year text not null,
  last integer not null,
  primary key (school_id, school_year)
);

create table concern (
  id uuid primary key,
  school_id uuid not null references school (id),
  key_id uuid not null references subject_key (id),
  raised_by uuid not null references person (id),
  pupil_id uuid references pupil (id),
  number text,
  state text not null,
  version integer not null,
  content_sealed bytea not null,
  owner_id uuid references person (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  unique (school_id, number)
);
create index concern_draft on concern (raised_by) where state = 'draft';
create index concern_waiting on concern (school_id, submitted_at) where state = 'submitted';
create index concern_pupil on concern (pupil_id);

create table concern_detail (
  id uuid primary key,
  school_id uuid not null references school (id),
  concern_id uuid not null references concern (id),
  author_id uuid not null references person (id),
  content_sealed bytea not null,
  written_at timestamptz not null
);
create index concern_detail_concern on concern_detail (concern_id);

create table dossier (
  id uuid primary key,
  school_id uuid not null references school (id),
  concern_id uuid not null unique references concern (id),
  pupil_id uuid not null references pupil (id),
  key_id uuid not null references subject_key (id),
  number text not null,
  state text not null,
  version integer not null,
  casushouder_id uuid not null references person (id),
  anchor_on date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  close_reason text,
  unique (school_id, number)
);
create unique index dossier_one_open_per_pupil on dossier (pupil_id) where state <> 'closed';

create table informed (
  id uuid primary key,
  school_id uuid not null references school (id),
  concern_id uuid not null references concern (id),
  guardian_id uuid references guardian (id),
  informed_on date,
  informed_by uuid references person (id),
  exception_code text,
  second_person_id uuid references person (id),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null
);
create index informed_concern on informed (concern_id);

create table participant (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  role text not null,
  person_id uuid references person (id),
  guardian_id uuid references guardian (id),
  pupil_id uuid references pupil (id),
  seat_id uuid references seat (id),
  invited boolean not null,
  left_out_code text,
  ground text,
  ground_on date,
  from_on date not null,
  until_on date
);
create index participant_dossier on participant (dossier_id);
create index participant_person on participant (person_id);

create table actietafel (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  state text not null,
  version integer not null,
  sequence integer not null default 0,
  booked_slot_id uuid,
  booked_reason text,
  minutes integer not null,
  proposed_at timestamptz not null,
  booked_at timestamptz,
  held_on date
);
create index actietafel_dossier on actietafel (dossier_id);
create unique index actietafel_one_live_per_dossier on actietafel (dossier_id) where state in ('voting', 'booked');

create table slot (
  id uuid primary key,
  school_id uuid not null references school (id),
  actietafel_id uuid not null references actietafel (id),
  position integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reasons text[] not null,
  unique (actietafel_id, position)
);

create table vote (
  school_id uuid not null references school (id),
  slot_id uuid not null references slot (id),
  participant_id uuid not null references participant (id),
  answer text not null,
  answered_by uuid,
  via text not null,
  answered_at timestamptz not null,
  primary key (slot_id, participant_id)
);
create index vote_participant on vote (participant_id);

create table remark (
  id uuid primary key,
  school_id uuid not null references school (id),
  actietafel_id uuid not null references actietafel (id),
  participant_id uuid not null references participant (id),
  kind text not null,
  remarked_at timestamptz not null,
  unique (actietafel_id, participant_id, kind)
);

create table agreement (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  outcomes text[] not null,
  made_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null
);
create index agreement_dossier on agreement (dossier_id);

create table deadline (
  id uuid primary key,
  school_id uuid not null references school (id),
  concern_id uuid references concern (id),
  dossier_id uuid references dossier (id),
  rule text not null,
  rule_version integer not null,
  starts_on date not null,
  due_on date not null,
  state text not null,
  unique nulls not distinct (concern_id, dossier_id, rule)
);
create index deadline_running on deadline (school_id, due_on) where state = 'running';

create table conversation (
  id uuid primary key,
  kind text not null,
  tenant_id text not null,
  service_url text not null,
  teams_id text not null,
  bot_id text not null,
  member_id text,
  person_id uuid references person (id),
  school_id uuid references school (id),
  state text not null,
  seen_at timestamptz not null,
  unique (tenant_id, teams_id)
);
create index conversation_personal on conversation (person_id, seen_at) where kind = 'personal';
create unique index conversation_channel on conversation (school_id) where kind = 'channel' and state = 'open';

create table notice (
  id uuid primary key,
  school_id uuid not null references school (id),
  kind text not null,
  to_kind text not null,
  to_id uuid not null,
  concern_id uuid references concern (id),
  dossier_id uuid references dossier (id),
  actietafel_id uuid references actietafel (id),
  deadline_id uuid references deadline (id),
  params jsonb not null,
  dedupe_key text not null unique,
  edits_activity text,
  due_at timestamptz not null,
  expires_at timestamptz,
  state text not null,
  attempts integer not null default 0,
  fence integer not null default 0,
  lease_until timestamptz,
  road text,
  reason text,
  conversation_id uuid references conversation (id),
  activity_id text,
  created_at timestamptz not null,
  settled_at timestamptz,
  seen_at timestamptz,
  acted_at timestamptz
);
create index notice_due on notice (due_at, id) where state = 'planned';
create index notice_leased on notice (lease_until) where state = 'claimed';
create index notice_dossier on notice (dossier_id, kind, to_id);
create index notice_concern on notice (concern_id, kind, to_id);
create index notice_activity on notice (activity_id) where activity_id is not null;
create index notice_unknown on notice (settled_at) where state = 'unknown';
create index notice_unsettled on notice (school_id, settled_at) where state in ('unknown', 'failed', 'expired');

create table inbox (
  key bytea primary key,
  outcome jsonb,
  received_at timestamptz not null
);
create index inbox_age on inbox (received_at);

create table link (
  id uuid primary key,
  school_id uuid not null references school (id),
  purpose text not null,
  holder_kind text not null,
  holder_id uuid not null,
  concern_id uuid references concern (id),
  actietafel_id uuid references actietafel (id),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index link_subject on link (actietafel_id, holder_id);

create table audit (
  school_id uuid not null references school (id),
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  ground text not null,
  mac bytea not null,
  primary key (school_id, seq)
);

create table audit_head (
  school_id uuid primary key references school (id),
  seq bigint not null,
  mac bytea not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are only ever added';
end
$$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_audit_change();

grant usage on schema public to actietafel_app;
grant select, insert, update, delete on all tables in schema public to actietafel_app;
revoke update, delete on audit from actietafel_app;
revoke insert, update, delete on schema_version from actietafel_app;
