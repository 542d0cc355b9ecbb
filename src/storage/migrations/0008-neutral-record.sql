-- What was done to a case stood in the name of the action, also where that tells something about a child or a family: a
-- doubt about safety, a ground that was withdrawn. The action becomes neutral, and what it was stands sealed beside it.
-- The chain over the rows is made with a key that is not in the database: it is made anew at the next start, from the
-- first such row of a school on.
alter table audit add column detail_sealed bytea;
insert into unsealed (school_id, place, row_id, content)
  select school_id, 'audit.action', school_id, jsonb_build_object('from', min(seq))
  from audit
  where action in (
    'concern.doubted_safety', 'concern.stopped_for_safety', 'concern.call_asked', 'concern.released',
    'concern.asker_told', 'consult.calling', 'consult.done', 'consult.passed', 'dossier.ground_recorded',
    'dossier.ground_withdrawn', 'dossier.parent_told', 'dossier.parents_in')
  group by school_id;

-- The same in the keys by which a message is planned once.
update notice set dedupe_key = regexp_replace(
    dedupe_key, ':dossier\.(ground_recorded|ground_withdrawn|parent_told|parents_in)$', ':dossier.changed')
  where dedupe_key ~ ':dossier\.(ground_recorded|ground_withdrawn|parent_told|parents_in)$';
update notice set dedupe_key = regexp_replace(dedupe_key, ':(doubted|released|told):([^:]+(:\d+)?)$', ':concern:\2')
  where kind in ('card_edit', 'intake_resume') and dedupe_key ~ ':(doubted|released|told):[^:]+(:\d+)?$';
update notice set dedupe_key = regexp_replace(dedupe_key, ':ground:(\d+)$', ':dossier:\1')
  where kind = 'card_edit' and dedupe_key ~ ':ground:\d+$';
