-- Who a guest was is forgotten some time after they took part.
create index participant_guest on participant (school_id, id) where role = 'gast' and content_sealed is not null;
