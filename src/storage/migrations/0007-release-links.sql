-- The doors behind which a concern is let go on that was stopped for safety: looked up by their concern, which has few.
create index link_release on link (concern_id) where purpose = 'release_concern';
