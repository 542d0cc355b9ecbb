import type { EventWanted } from '../../domain/calendar-event.ts';
import { type Guest, hasAccess, knowsOnlyWhen } from '../../domain/guests.ts';
import type { Instant, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { EventShown } from '../ports/events.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import { isDoubted } from '../table/doubted.ts';
import { mailsOf } from '../table/reaching.ts';
import { bookedSlot, isFamily, placeOfTable, type TableCase } from '../table/table-case.ts';

/**
 * What the school's calendar is to say about a table. `waits` = somebody doubts that it is safe, and the family would hear of
 * the change: it is made when people have decided, as letters are.
 */
export type WantedEvent = { wanted: EventWanted; shown: EventShown | null; waits: boolean };

/** Everybody who is asked and has an address is invited. Of a table that has begun nobody is told anything any more. */
export async function wantedEvent(
  tx: Tx,
  found: TableCase,
  present: EventShown | null,
  { now, wallClock }: { now: Instant; wallClock: WallClock },
): Promise<WantedEvent> {
  const slot = bookedSlot(found.table);
  const isPast = present !== null && present.startsAt <= now;
  const doubted = await isDoubted(tx, found);
  const waits = doubted && present !== null && hasFamily(found, present);
  if (found.table.state === 'held' || isPast) return { wanted: 'left', shown: null, waits: false };
  if (found.table.state !== 'booked' || !slot) return { wanted: 'off', shown: null, waits };
  if (slot.startsAt <= now) return { wanted: 'left', shown: null, waits: false };
  // While somebody doubts, who is of the family is not invited; who was stays invited.
  const on = wallClock.dateOf(slot.startsAt);
  const who = found.asked.filter(
    (each) => !(doubted && isFamily(each)) && (each.guest === null || isInvited(each.guest, on)),
  );
  return { wanted: 'stands', shown: await shownOf(tx, found, slot, who), waits };
}

/** Until their last day; an interpreter, who may know when and where and no number, by a letter instead. */
function isInvited(guest: Guest, on: SchoolDate): boolean {
  return hasAccess(guest, on) && !knowsOnlyWhen(guest);
}

async function shownOf(
  tx: Tx,
  found: TableCase,
  slot: Slot,
  who: readonly Participant[],
): Promise<EventShown> {
  const byMail = new Map<string, ParticipantId[]>();
  for (const [id, mail] of await mailsOf(tx, found, who)) byMail.set(mail, [...(byMail.get(mail) ?? []), id]);
  return {
    organiser: found.school.calendarMailbox ?? null,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    place: placeOfTable(found),
    number: found.dossier.number,
    language: found.school.language,
    invited: [...byMail]
      .map(([mail, participantIds]) => ({ mail, participantIds }))
      .sort((one, other) => (one.mail < other.mail ? -1 : 1)),
  };
}

function hasFamily({ everybody }: TableCase, { invited }: EventShown): boolean {
  const ids = new Set(invited.flatMap(({ participantIds }) => participantIds));
  return everybody.some((each) => ids.has(each.id) && isFamily(each));
}

/** Whether the calendar says this already. */
export function shows(present: EventShown | null, wanted: EventShown | null): boolean {
  return present !== null && wanted !== null && said(present) === said(wanted);
}

/** In one order, whatever order it was kept in. */
function said({ organiser, startsAt, endsAt, place, number, language, invited }: EventShown): string {
  return JSON.stringify([
    organiser,
    startsAt,
    endsAt,
    place,
    number,
    language,
    invited.map(({ mail, participantIds }) => [mail, [...participantIds].sort()]),
  ]);
}
