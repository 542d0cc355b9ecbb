-- Whether a call was begun for a notice that somebody has in hand: false = it was not, and whoever dies then has sent nothing.
-- Null = nobody says: a process of a version before claimed it, or nobody has it.
alter table notice add column has_begun boolean;
