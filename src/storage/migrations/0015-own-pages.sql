-- Somebody's links to their own page: asked for again, the one before is put out of use.
create index link_to_own_page on link (holder_id) where purpose = 'own_page';
