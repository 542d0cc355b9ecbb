import type { Engine } from '../../src/storage/engine.ts';

/** Which rooms two booked tables have during one minute. */
export async function doubleRooms(engine: Engine): Promise<string[]> {
  const { rows } = await engine.query(`
    with taken as (
      select slot.room_id as room, actietafel.id as actietafel, slot.starts_at, slot.ends_at
      from actietafel
      join slot on slot.id = actietafel.booked_slot_id
      where actietafel.state = 'booked' and slot.room_id is not null
    )
    select distinct one.room::text as room
    from taken as one
    join taken as other on other.room = one.room and other.actietafel > one.actietafel
      and one.starts_at < other.ends_at and other.starts_at < one.ends_at
    order by 1
  `);
  return rows.map((row) => String((row as { room: unknown }).room));
}

/**
 * Who sits at two booked tables that share a minute: invited, and has not said no. Read straight from the rows, over all
 * schools, and not by what the product itself asks.
 */
export async function doubleBookings(engine: Engine): Promise<string[]> {
  const { rows } = await engine.query(`
    with coming as (
      select participant.person_id as person, actietafel.id as actietafel, slot.starts_at, slot.ends_at
      from actietafel
      join slot on slot.id = actietafel.booked_slot_id
      join participant on participant.dossier_id = actietafel.dossier_id
      left join vote on vote.slot_id = slot.id and vote.participant_id = participant.id
      where actietafel.state = 'booked'
        and participant.person_id is not null
        and participant.invited
        and participant.until_on is null
        and vote.answer is distinct from 'no'
    )
    select distinct one.person::text as person
    from coming as one
    join coming as other on other.person = one.person and other.actietafel > one.actietafel
      and one.starts_at < other.ends_at and other.starts_at < one.ends_at
    order by 1
  `);
  return rows.map((row) => String((row as { person: unknown }).person));
}
