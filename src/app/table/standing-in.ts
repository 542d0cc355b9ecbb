import { canCome } from '../../domain/booking.ts';
import { isAwayThroughout, nextOnSeat } from '../../domain/deputies.ts';
import type { Instant, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { elsewhereAt } from './elsewhere.ts';
import { seatsOf } from './showing-people.ts';
import { bookedSlot, isPartner, participantOf, type TableCase } from './table-case.ts';
import type { StandIn } from './views.ts';

type At = { wallClock: Deps['wallClock']; today: SchoolDate; now: Instant };

/**
 * The deputy who can be asked to take this seat: the first after its holder who sits nowhere at this table, is there on at
 * least one of its days, and sits at no other table at the moment that stands. Null when there is none, and for who has no
 * seat.
 */
export async function deputyFor(
  { wallClock, today, now }: At,
  tx: Tx,
  found: TableCase,
  holder: Participant,
  chosen: PersonId | null = null,
): Promise<PersonId | null> {
  if (holder.who.kind !== 'person') return null;
  const seats = await tx.dossiers.seats(today);
  const people = seats.find(({ id }) => id === holder.seatId)?.people ?? [];
  const elsewhere = await sittingElsewhere(tx, found, people, now);
  const isFree = (id: PersonId) => participantOf(found, id) === null && !elsewhere.has(id);
  // Whoever was named by the holder knows best whether they are there.
  if (chosen) return people.includes(chosen) && isFree(chosen) ? chosen : null;
  const absences = await tx.tables.absences(people, today);
  const days = daysOf(wallClock, found);
  return nextOnSeat(
    people,
    holder.who.id,
    (id) =>
      isFree(id) &&
      !isAwayThroughout(
        days,
        absences.filter(({ personId }) => personId === id),
      ),
  );
}

/** Who of these people sits at another table while this one is: nobody sits at two. */
async function sittingElsewhere(
  tx: Tx,
  found: Pick<TableCase, 'table'>,
  people: readonly PersonId[],
  now: Instant,
): Promise<ReadonlySet<PersonId>> {
  const slot = found.table.state === 'booked' ? bookedSlot(found.table) : null;
  return slot ? elsewhereAt({ now }, tx, found, people, slot) : new Set();
}

/** Of a booked table: the first partner who cannot come, and who could be asked instead. Null when all can. */
export async function standInFor(
  { wallClock, today, now }: At,
  tx: Tx,
  found: TableCase,
): Promise<StandIn | null> {
  const slot = bookedSlot(found.table);
  const missing = found.asked.find(
    (each) =>
      isPartner(each) &&
      found.votes.some(
        ({ participantId, slotId, answer }) =>
          participantId === each.id && slotId === slot?.id && !canCome(answer),
      ),
  );
  if (!missing || missing.who.kind !== 'person') return null;
  const deputyId = await deputyFor({ wallClock, today, now }, tx, found, missing);
  const holderId = missing.who.id;
  const people = await tx.people.byIds([holderId, ...(deputyId ? [deputyId] : [])]);
  const nameOf = (id: PersonId) => people.find((each) => each.id === id)?.name.roepnaam ?? '';
  const seat = seatsOf(found, found.asked).find(({ participantId }) => participantId === missing.id);
  if (!seat) return null;
  return { seat, holder: nameOf(holderId), deputy: deputyId && nameOf(deputyId) };
}

/** The days about which is asked, or the one that was booked. */
export function daysOf(wallClock: Deps['wallClock'], { table }: Pick<TableCase, 'table'>): SchoolDate[] {
  const booked = bookedSlot(table);
  const slots = table.state === 'booked' && booked ? [booked] : table.slots;
  return slots.map(({ startsAt }) => wallClock.dateOf(startsAt));
}
