-- The moment that stands in people's agendas by the last invitation, also while others are asked about: when the table is
-- called off before one of these is booked, it has to be taken out. Of a table that was moved before this column was here
-- the question of that move still knows it.
alter table actietafel add column agenda_from timestamptz, add column agenda_until timestamptz;
update actietafel
set agenda_from = to_timestamp((asked.params ->> 'insteadOfFrom')::bigint / 1000.0),
    agenda_until = to_timestamp((asked.params ->> 'insteadOfUntil')::bigint / 1000.0)
from (
  select distinct on (actietafel_id) actietafel_id, params
  from notice
  where kind = 'vote_request'
    and params ->> 'insteadOfFrom' is not null
    and params ->> 'insteadOfUntil' is not null
  order by actietafel_id, created_at desc, id desc
) as asked
where asked.actietafel_id = actietafel.id
  and actietafel.state = 'voting'
  and actietafel.sequence > 0;
