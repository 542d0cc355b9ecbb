-- What was decided about a child or a family stood in columns of codes that anybody with the tables could read. It goes
-- into sealed columns, and the classes of a coordinator become HMACs. The keys are not in the database: what stood there
-- waits in `unsealed`, which nobody but its owner reads, and is sealed at the next start, before anybody is served.
create table unsealed (
  id bigint generated always as identity primary key,
  school_id uuid not null references school (id),
  -- The table and the column that the content is meant for, without the end of its name.
  place text not null,
  row_id uuid not null,
  -- Null for what is found again by an HMAC.
  key_id uuid references subject_key (id),
  content jsonb not null
);

alter table dossier add column close_reason_sealed bytea;
insert into unsealed (school_id, place, row_id, key_id, content)
  select school_id, 'dossier.close_reason', id, key_id, to_jsonb(close_reason)
  from dossier where close_reason is not null;
alter table dossier drop column close_reason;

-- Why a parent was not told. Null where the parent was.
alter table informed add column exception_sealed bytea;
insert into unsealed (school_id, place, row_id, key_id, content)
  select informed.school_id, 'informed.exception', informed.id, concern.key_id, to_jsonb(exception_code)
  from informed join concern on concern.id = informed.concern_id where exception_code is not null;
alter table informed drop column exception_code;

-- Why somebody was left out, and on what ground a partner reads along. Null where there is neither.
alter table participant add column content_sealed bytea;
insert into unsealed (school_id, place, row_id, key_id, content)
  select participant.school_id, 'participant.content', participant.id, dossier.key_id,
    jsonb_build_object('leftOutCode', left_out_code, 'ground', ground)
  from participant join dossier on dossier.id = participant.dossier_id
  where left_out_code is not null or ground is not null;
alter table participant drop column left_out_code, drop column ground;

alter table actietafel add column booked_reason_sealed bytea;
insert into unsealed (school_id, place, row_id, key_id, content)
  select actietafel.school_id, 'actietafel.booked_reason', actietafel.id, dossier.key_id, to_jsonb(booked_reason)
  from actietafel join dossier on dossier.id = actietafel.dossier_id where booked_reason is not null;
alter table actietafel drop column booked_reason;

alter table agreement add column outcomes_sealed bytea;
insert into unsealed (school_id, place, row_id, key_id, content)
  select agreement.school_id, 'agreement.outcomes', agreement.id, dossier.key_id, to_jsonb(outcomes)
  from agreement join dossier on dossier.id = agreement.dossier_id;
alter table agreement drop column outcomes;

-- Gezag, and that an address is secret, join what is sealed of a guardian already.
insert into unsealed (school_id, place, row_id, key_id, content)
  select guardian.school_id, 'guardian.personal', guardian.id, pupil.key_id,
    jsonb_build_object('gezag', gezag, 'addressSecret', address_secret)
  from guardian join pupil on pupil.id = guardian.pupil_id;
alter table guardian drop column gezag, drop column address_secret;

-- Null still is all of the school.
alter table membership add column scope_lookup text[];
insert into unsealed (school_id, place, row_id, content)
  select school_id, 'membership.scope', id, to_jsonb(scope) from membership where scope is not null;
alter table membership drop column scope;
