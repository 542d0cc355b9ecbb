-- What happened in a case on a day of which no row of its own keeps the day is looked up in the record by its case.
create index audit_of_case on audit (subject_id)
  where action in ('dossier.holder_changed', 'table.moved', 'table.cancelled');
