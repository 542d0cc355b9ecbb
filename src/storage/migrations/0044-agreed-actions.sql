-- What somebody promised in a case, by when. The words, and why something was not done, are sealed under the key of the dossier.
create table agreed_action (
  id uuid primary key,
  school_id uuid not null references school (id),
  dossier_id uuid not null references dossier (id),
  nth integer not null,
  owner_kind text not null,
  owner_id uuid references person (id),
  due_on date not null,
  state text not null,
  content_sealed bytea not null,
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  ended_on date,
  changed_by uuid references person (id),
  changed_at timestamptz,
  unique (dossier_id, nth)
);
create index agreed_action_owner on agreed_action (owner_id) where state = 'open';
create index agreed_action_open on agreed_action (school_id) where state = 'open';

-- Each action has a term of its own, so that several of one rule run in a case.
alter table deadline add column action_id uuid references agreed_action (id);
alter table deadline drop constraint deadline_concern_id_dossier_id_rule_key;
alter table deadline add constraint deadline_once unique nulls not distinct (concern_id, dossier_id, rule, action_id);
create index deadline_action on deadline (action_id) where action_id is not null;

grant select, insert, update, delete on agreed_action to actietafel_app;
