import type { ActietafelId, Instant, ParticipantId, PersonId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { refOfTable } from './as-shown.ts';
import { preparingNotices } from './asking-to-prepare.ts';
import { changeTableEveryTime, shownTable } from './changing-table.ts';
import { groundAlong } from './ground-along.ts';
import { answerLinks } from './links.ts';
import { planPictures } from './pictures.ts';
import { aboutOf, askings, noticeTo, planCoordinatorNeeded, tomorrowNotices } from './planning.ts';
import { seatNameOf } from './search-question.ts';
import { seatPassedNotice } from './seat-passed.ts';
import { deputyFor } from './standing-in.ts';
import {
  bookedSlot,
  hasBegun,
  isFamily,
  isPartner,
  participantOf,
  type TableCase,
  tableCaseForChange,
  type Work,
} from './table-case.ts';

/**
 * "Mijn vervanger gaat": the seat passes to the next deputy in its list, who is asked or invited in turn. The answers
 * of whoever hands over do not count any more; everybody else keeps theirs.
 */
export function handOver(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const found = await tableCaseForChange(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
      if (!found) return refused('card_outdated');
      const me = participantOf(found, turn.actor.personId);
      if (!me) return refused('not_your_seat');
      if (!isLive(turn.now, found)) return refused('not_now');
      if (!isPartner(me)) return refused('not_for_your_role');

      const next = await passSeat(turn, tx, found, me);
      if (!next) return refused('no_deputy');
      await tx.notices.plan(editOfPressedCard(turn, aboutOf(found), 'table'));

      return {
        outcome: { show: 'handed_over', id: found.table.id },
        view: { kind: 'table_handed_over', ref: refOfTable(found), number: found.dossier.number },
      };
    },
    async (tx) => {
      const found = await tableCaseForChange(tx, ref.schoolId, ref.id as ActietafelId, turn.today);
      if (!found) return { kind: 'refused', code: 'card_outdated' };
      return { kind: 'table_handed_over', ref: refOfTable(found), number: found.dossier.number };
    },
  );
}

/** "Vraag de vervanger": of a booked table, for a partner who cannot come. The coordinator's tap, for one seat. */
export function askDeputy(turn: Turn, ref: CardRef, participantId: string): Promise<PersonalView> {
  return changeTableEveryTime(turn, ref, async (tx, found) => {
    const holder = found.asked.find(({ id }) => id === participantId);
    if (!holder || !isPartner(holder) || !isLive(turn.now, found) || saysYesOrNothing(found, holder))
      return shownTable(turn, tx, found);

    const next = await passSeat(turn, tx, found, holder, { by: turn.actor.personId });
    if (!next) return shownTable(turn, tx, found, { fault: 'no_deputy' });
    await tx.notices.plan(editOfPressedCard(turn, aboutOf(next), 'table'));

    return shownTable(turn, tx, next);
  });
}

function saysYesOrNothing({ votes, table }: TableCase, { id }: Participant): boolean {
  return !votes.some(
    (vote) => vote.participantId === id && vote.slotId === table.bookedSlotId && vote.answer === 'no',
  );
}

/**
 * Gives a seat to the deputy after its present holder, or to one on the list who was `chosen`, and asks them; `by` = the
 * coordinator who does so in their place, and then the holder hears it. Null when there is none: then the holder stays, and the coordinator is told.
 */
export async function passSeat(
  work: Work,
  tx: Tx,
  found: TableCase,
  holder: Participant,
  { chosen = null, by = null }: { chosen?: PersonId | null; by?: PersonId | null } = {},
): Promise<TableCase | null> {
  const at = { wallClock: work.deps.wallClock, today: work.today, now: work.now };
  if (bookedSlot(found.table)) await lockList(work, tx, holder);
  const deputyId = await deputyFor(at, tx, found, holder, chosen);
  if (!deputyId) {
    await planCoordinatorNeeded(work, tx, found, 'no_deputy');
    return null;
  }

  const next = await seatInstead(work, tx, found, holder, { kind: 'person', id: deputyId });
  if (by && by !== holder.who.id) await tx.notices.plan([seatPassedNotice(work, found, holder)]);
  await tx.tables.addRemark(found.table.id, holder.id, 'deputy', work.now);
  await tx.audit.add({
    at: work.now,
    actor: by ? { kind: 'person', id: by } : { kind: holder.who.kind, id: holder.who.id },
    action: 'table.handed_over',
    subject: { kind: 'actietafel', id: found.table.id },
    ground: by ? 'coordination' : 'seat',
  });
  return next;
}

/** Somebody on this list may be booked elsewhere at this very moment: the second of the two sees what the first did. */
async function lockList({ today }: Work, tx: Tx, { seatId }: Participant): Promise<void> {
  const seats = await tx.dossiers.seats(today);
  await tx.tables.lockPeople(seats.find(({ id }) => id === seatId)?.people ?? []);
}

/** Gives a place at a table that is asked about or booked to somebody else, who is asked or invited in turn. */
export async function seatInstead(
  work: Work,
  tx: Tx,
  found: TableCase,
  before: Participant,
  who: Participant['who'],
): Promise<TableCase> {
  const instead: Participant = {
    ...before,
    ...(await groundAlong(tx, before, who)),
    id: work.deps.ids.next<ParticipantId>(),
    who,
    fromOn: work.today,
  };
  await tx.dossiers.storeParticipant({ ...before, untilOn: work.today });
  await tx.dossiers.addParticipant(found.dossier.id, instead);
  const slot = bookedSlot(found.table);
  // Who sits there now was not counted on when the moment was chosen: when they are at the school says nothing of it.
  if (slot) await tx.tables.addReasons(slot.id, [`deputy:${seatNameOf(before, staffOf(found))}`]);
  const asked = found.asked.filter(({ id }) => id !== before.id);
  const deputies = new Set([...found.deputies, ...(before.seatId ? [instead.id] : [])]);
  return askAlong(work, tx, { ...found, asked, deputies }, instead);
}

function staffOf({ asked }: TableCase): Participant[] {
  return asked.filter((each) => !isFamily(each));
}

/** Somebody joins a table that is asked about or booked, and is asked or invited in turn. */
export async function askAlong(
  work: Work,
  tx: Tx,
  found: TableCase,
  newcomer: Participant,
): Promise<TableCase> {
  const others = found.asked.filter(({ id }) => id !== newcomer.id);
  const next = { ...found, asked: [...others, newcomer] };
  await tx.links.addAll(answerLinks(work, next, [newcomer]));
  await tx.notices.plan(asksOf(work, next, newcomer));
  await planPictures(work, tx, next);
  return next;
}

/** Somebody can still give their place to another: the table is asked about, or stands and has not begun. */
export function isLive(now: Instant, { table }: Pick<TableCase, 'table'>): boolean {
  return table.state === 'voting' || (table.state === 'booked' && !hasBegun(now, table));
}

/** A table that stands is not asked about again: whoever joins it is invited. */
function asksOf(work: Work, found: TableCase, newcomer: Participant) {
  const slot = bookedSlot(found.table);
  if (!slot) return askings(work, found, [newcomer], null);
  return [
    noticeTo(found, 'table_booked', newcomer, work.now, slot.startsAt),
    ...preparingNotices(work, found, slot, [newcomer]),
    ...tomorrowNotices(work, found, slot, [newcomer]),
  ];
}
