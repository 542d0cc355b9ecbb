-- A press that came before is put down in one message with the commit: what undoes it has to be an error, not an answer.
create function refuse_second_press() returns jsonb language plpgsql as $$
begin
  raise exception 'this press came before' using errcode = 'AT001';
end
$$;
