-- The mailbox that invites to the tables of this school, where that is another than the one of the whole installation.
alter table school add column calendar_mailbox text;
