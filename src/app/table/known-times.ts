import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import { type Candidate, NOTHING_KNOWN, type Room } from '../../domain/slots/question.ts';
import type { HoursRow } from '../ports/rooms.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { timeIn } from './agendas-known.ts';
import { bookedSlot, peopleOf, type TableCase, type Work } from './table-case.ts';
import { blocksBetween } from './wall-blocks.ts';

/** A table whose own time is no obstacle to those who sit there, nor to the room that it has. */
export type OwnTime = Pick<TableCase, 'table' | 'asked'>;

/** What is known of people's time: presence moments, absences, other tables, and the agendas that they share. */
export async function candidates(
  work: Work,
  tx: Tx,
  people: readonly PersonId[],
  by: { until: SchoolDate; most: Candidate['most']; without: readonly OwnTime[] },
): Promise<(personId: PersonId) => Candidate> {
  const rows = await tx.tables.presence(people);
  const absences = await tx.tables.absences(people, work.today);
  const busy = await tx.tables.busy(
    people,
    work.now,
    by.without.map(({ table }) => table.id),
  );
  const hours = await tx.rooms.hours(people);
  const presence = new Map(
    people.map((personId) => {
      const own = rows.filter((row) => row.personId === personId);
      return [personId, own.length === 0 ? null : work.deps.presence.blocks(own, work.today, by.until)];
    }),
  );
  const agendas = new Map((await tx.agendas.of(people)).map((each) => [each.personId, each]));
  const { wallClock } = work.deps;
  return (personId) => {
    const tables = busy
      .filter((each) => each.personId === personId)
      .map((each) => blocksBetween(wallClock, each.startsAt, each.endsAt));
    const own = by.without.flatMap((found) => ownTimes(found, personId));
    const shared = timeIn(agendas.get(personId), work.now, wallClock, own);
    return {
      ...NOTHING_KNOWN,
      personId,
      presence: presence.get(personId) ?? null,
      hours: hoursOf(personId, hours),
      busy: [...tables.flat(), ...shared.busy],
      tentative: shared.tentative,
      agenda: shared.agenda,
      absences: absences.filter((each) => each.personId === personId),
      tablesOn: tables.flatMap(([first]) => first?.on ?? []),
      most: by.most,
    };
  };
}

/**
 * When the table stands, and when it stood before, of whoever sits there and was invited: agendas are read again after a
 * while only.
 */
function ownTimes({ table, asked }: OwnTime, personId: PersonId): Pick<Slot, 'startsAt' | 'endsAt'>[] {
  if (!peopleOf(asked).includes(personId)) return [];
  const booked = bookedSlot(table);
  return [...(booked ? [booked] : []), ...(table.offMoment ? [table.offMoment] : [])];
}

/** The rooms of the school with when they are taken; null = it has named none, and rooms are found in another way. */
export async function roomsOf(work: Work, tx: Tx, without: readonly OwnTime[]): Promise<Room[] | null> {
  const rooms = await tx.rooms.here();
  if (rooms.length === 0) return null;
  const taken = await tx.rooms.taken(
    work.now,
    without.map(({ table }) => table.id),
  );
  return rooms.map(({ id, people, isWheelchairFit, isPrivate }) => ({
    roomId: id,
    people,
    isWheelchairFit,
    isPrivate,
    busy: taken
      .filter(({ roomId }) => roomId === id)
      .flatMap(({ startsAt, endsAt }) => blocksBetween(work.deps.wallClock, startsAt, endsAt)),
  }));
}

/** Null = said nothing: the hours of the school hold. */
function hoursOf(personId: PersonId, rows: readonly HoursRow[]): Candidate['hours'] {
  const own = rows.filter((row) => row.personId === personId);
  return own.length === 0 ? null : own;
}
