-- Without a link of their own somebody may be asked about at their organisation's server.
alter table agenda_link alter column link_sealed drop not null;
