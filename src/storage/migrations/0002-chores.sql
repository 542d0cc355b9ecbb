-- What the chores look for each night.
create index concern_draft_begun on concern (school_id, created_at, id) where state = 'draft';
create index link_ended on link (school_id, expires_at);
