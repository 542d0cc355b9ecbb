-- An older version that still runs beside this one would go on saying in the name of an action what was done, and nothing
-- would make that neutral any more: it is refused. What was there before is made neutral at the next start.
alter table audit add constraint audit_action_is_neutral check (
  action not in (
    'concern.doubted_safety', 'concern.stopped_for_safety', 'concern.call_asked', 'concern.released',
    'concern.asker_told', 'consult.calling', 'consult.done', 'consult.passed', 'dossier.ground_recorded',
    'dossier.ground_withdrawn', 'dossier.parent_told', 'dossier.parents_in')
) not valid;
