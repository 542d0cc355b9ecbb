-- A key goes with whom or what it was of. Without these a look was taken at every row that can have it, to be sure that none does.
create index person_key on person (key_id);
create index pupil_key on pupil (key_id);
create index concern_key on concern (key_id);
create index dossier_key on dossier (key_id);
create index unsealed_key on unsealed (key_id) where key_id is not null;
