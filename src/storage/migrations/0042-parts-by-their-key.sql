-- Parts of a message of a day are looked up by person and day, or by the message; nothing asks for those of a day alone.
drop index digest_part_day;
