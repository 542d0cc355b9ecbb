import { bookingDecision, canCome, familyOn } from '../../domain/booking.ts';
import type { PersonId, SlotId } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel, Slot } from '../ports/tables.ts';
import { preparingNotices } from './asking-to-prepare.ts';
import { momentsWithoutRoom, takeRoom } from './booking-room.ts';
import { withoutThoseElsewhere } from './elsewhere.ts';
import { meetFirstTable } from './first-table.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, bookedNotices, planCoordinatorNeeded, staysUntil } from './planning.ts';
import { peopleOf, roundOf, type TableCase, type Work } from './table-case.ts';
import { planRaiserNews } from './telling-raiser.ts';

/** Why a coordinator books although the family has not said yes. Closed, and kept with the table. */
export const BOOKING_REASONS = [
  'family_not_reached',
  'family_agrees_otherwise',
  'family_does_not_want',
  'cannot_wait',
] as const;
export type BookingReason = (typeof BOOKING_REASONS)[number];

/** By whom, and for which reason when the family has not said yes; `null` = by itself. */
export type BookedBy = { personId: PersonId; reason: BookingReason | null } | null;

/**
 * The earliest moment that the answers allow and at which nobody sits elsewhere; null when booking has to wait. The
 * table is locked by the caller; its people are locked here, since they may be booked for another pupil or at another
 * school at this very moment. Nothing is put on record before: the audit's head is taken after the people, as in every
 * booking.
 */
export async function agreedMoment(work: Work, tx: Tx, found: TableCase): Promise<SlotId | null> {
  if (found.table.state !== 'voting') return null;
  const round = roundOf(work.deps, found);
  if (bookingDecision(round).kind === 'wait') return null;

  const taken = await takenMoments(work, tx, found);
  const decision = bookingDecision({ ...round, taken });
  if (decision.kind === 'wait') {
    await planCoordinatorNeeded(work, tx, found, 'moment_taken');
    return null;
  }

  return decision.momentId as SlotId;
}

/** Whether the family's answers ask a coordinator for a reason before this moment may be booked. */
export function needsReason(work: Work, found: TableCase, slotId: SlotId): boolean {
  const family = familyOn(roundOf(work.deps, found), slotId);
  return family === 'silent' || family === 'no';
}

/**
 * Makes the moment stand, of people whom the caller locked: stops the asking, tells everybody and the channel, and ends the term of the first table.
 */
export async function book(
  work: Work,
  tx: Tx,
  found: TableCase,
  slotId: SlotId,
  by: BookedBy,
): Promise<TableCase> {
  const slot = slotOf(found, slotId);
  const isMoved = found.table.sequence > 0;
  const table = await tx.tables.store({
    ...found.table,
    state: 'booked',
    bookedSlotId: slotId,
    bookedReason: by?.reason ?? null,
    bookedAt: work.now,
    offMoment: null,
    // An agenda takes a later number for a change; the first invitation is number 0.
    sequence: isMoved ? found.table.sequence + 1 : 0,
  });
  await meetFirstTable(tx, found.dossier);
  await tx.notices.drop(
    aboutOf(found),
    ['vote_request', 'vote_reminder', 'booking_needs_you', 'channel_post'],
    'booked',
  );
  const inRoom = { ...found, table: await withRoom(tx, { ...found, table }, slot) };
  const booked = await withoutThoseElsewhere(work, tx, inRoom, slot);
  const coming = booked.asked.filter((each) => staysUntil(work.deps, each, slot));
  await tx.notices.plan([
    ...bookedNotices(work, booked, slot, isMoved),
    ...preparingNotices(work, booked, slot, coming),
  ]);
  await planPictures(work, tx, booked);
  await planRaiserNews(work, tx, booked, isMoved ? 'moved' : 'booked', by?.personId ?? null);
  await tx.audit.add({
    at: work.now,
    actor: by ? { kind: 'person', id: by.personId } : { kind: 'system', id: null },
    action: by ? 'table.booked' : 'table.booked_itself',
    subject: { kind: 'actietafel', id: table.id },
    ground: by ? 'coordination' : 'system',
  });
  return booked;
}

/**
 * The moments at which somebody who would come sits at another table, or for which no room is free any more. After this,
 * nobody else can book these people or take a room until the transaction ends.
 */
export async function takenMoments(work: Work, tx: Tx, found: TableCase): Promise<ReadonlySet<string>> {
  const people = peopleOf(found.asked);
  await tx.tables.lockPeople(people);
  const busy = await tx.tables.busy(people, work.now);
  const taken = found.table.slots.filter((slot) =>
    busy.some(
      ({ personId, startsAt, endsAt }) =>
        startsAt < slot.endsAt && slot.startsAt < endsAt && comes(found, personId, slot),
    ),
  );
  return new Set([...taken.map(({ id }) => id), ...(await momentsWithoutRoom(work, tx, found))]);
}

/** Whoever said so, and the coordinator, without whom there is no table. */
function comes(found: TableCase, personId: PersonId, slot: Slot): boolean {
  const seat = found.asked.find(({ who }) => who.kind === 'person' && who.id === personId);
  const vote = found.votes.find((each) => each.slotId === slot.id && each.participantId === seat?.id);
  if (seat?.role === 'ondersteuningscoordinator') return vote?.answer !== 'no';
  return canCome(vote?.answer ?? null);
}

async function withRoom(tx: Tx, found: TableCase, slot: Slot): Promise<Actietafel> {
  const { table } = found;
  const room = await takeRoom(tx, found, slot);
  if (!room) return table;
  const slots = table.slots.map((each) => (each.id === slot.id ? { ...each, roomId: room.id } : each));
  return { ...table, slots, roomName: room.name };
}

function slotOf(found: TableCase, slotId: SlotId): Slot {
  const slot = found.table.slots.find(({ id }) => id === slotId);
  if (!slot) throw new Error('A moment was booked that is not among the proposals.');
  return slot;
}
