-- What tables advise the school, apart from any pupil: no case, no table, nobody who gave or entered it, and of when no more than the
-- month. The id is worked out from that of the form under a key and tells no moment, and so is that of the key under which it is sealed.
create table school_advice (
  id uuid primary key,
  school_id uuid not null references school (id),
  key_id uuid not null references subject_key (id),
  month date not null check (extract(day from month) = 1),
  state text not null,
  content_sealed bytea not null
);
create index school_advice_month on school_advice (school_id, month);
create index school_advice_waiting on school_advice (school_id) where state <> 'done';
create index school_advice_key on school_advice (key_id);

grant select, insert, update, delete on school_advice to actietafel_app;
