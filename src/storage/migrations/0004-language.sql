-- What Teams is set to in a conversation, as its last activity said: for cards, reminders and mails that come later.
alter table conversation add column language text;
