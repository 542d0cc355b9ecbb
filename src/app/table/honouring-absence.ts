import type { Period } from '../../domain/absence.ts';
import { daysAway, isAwayThroughout } from '../../domain/deputies.ts';
import type { ActietafelId, PersonId, SchoolId } from '../../domain/ids.ts';
import type { MayGoOn } from '../chores/chore.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { storeAnswers } from './answers.ts';
import { storeOfBooked } from './declining.ts';
import { passSeat } from './handing-over.ts';
import { planCoordinatorNeeded } from './planning.ts';
import {
  bookedSlot,
  dayOf,
  isPartner,
  participantOf,
  peopleOf,
  type TableCase,
  tableCaseForChange,
  type Work,
} from './table-case.ts';

/**
 * Somebody is away for some days: what that means for every table of this school at which they are asked. Table by table,
 * each in a transaction of its own, so that no two of them wait for each other's tables. What was done before is not done
 * again. False when it was not let go on to the last of them.
 */
export async function honourAbsence(
  work: Work,
  schoolId: SchoolId,
  personId: PersonId,
  by: PersonId | null,
  mayGoOn: MayGoOn,
): Promise<boolean> {
  const { store } = work.deps;
  for (const id of await store.transact(schoolId, (tx) => tablesOf(tx, personId))) {
    if (!mayGoOn()) return false;
    await store.transact(schoolId, async (tx) => {
      const found = await tableCaseForChange(tx, schoolId, id, work.today);
      const me = found && participantOf(found, personId);
      if (me) await honourAt(work, tx, found, me, await tx.absences.of(personId, work.today), by);
    });
  }
  work.deps.kick();
  return true;
}

/** What is known by now of everybody whom a new round asks. */
export async function honourAbsences(work: Work, tx: Tx, found: TableCase): Promise<TableCase> {
  const absences = await tx.tables.absences(peopleOf(found.asked), work.today);
  let next = found;
  for (const me of found.asked.filter(({ who }) => absences.some(({ personId }) => personId === who.id)))
    next = await honourAt(
      work,
      tx,
      next,
      me,
      absences.filter(({ personId }) => personId === me.who.id),
      null,
    );
  return next;
}

/** A seat goes on to a deputy while it is asked about; once it is booked, the coordinator decides. */
async function honourAt(
  work: Work,
  tx: Tx,
  found: TableCase,
  me: Participant,
  absences: readonly Period[],
  by: PersonId | null,
): Promise<TableCase> {
  const { table } = found;
  if (table.state === 'booked') {
    const slot = bookedSlot(table);
    if (!slot || daysAway([dayOf(work, slot)], absences).length === 0) return found;
    return storeOfBooked(work, tx, found, me, { answer: 'no', by, via: 'absence', why: 'away' });
  }
  const missed = table.slots.filter((slot) => daysAway([dayOf(work, slot)], absences).length > 0);
  if (table.state !== 'voting' || missed.length === 0) return found;
  const days = table.slots.map((slot) => dayOf(work, slot));
  const isAway = isAwayThroughout(days, absences);
  const passed = isAway && isPartner(me) ? await passSeat(work, tx, found, me, { by }) : null;
  if (passed) return passed;
  if (isAway && !isPartner(me)) await planCoordinatorNeeded(work, tx, found, 'away');
  const answers = new Map(missed.map(({ id }) => [id, 'no' as const]));
  return storeAnswers(work, tx, found, { participantId: me.id, answers, by, via: 'absence' });
}

async function tablesOf(tx: Tx, personId: PersonId): Promise<ActietafelId[]> {
  const dossiers = await tx.dossiers.openAtSchool();
  const ids = dossiers.map(({ id }) => id);
  const participants = await tx.dossiers.participantsOf(ids);
  const tables = await tx.tables.latestOf(ids);
  return tables
    .filter(({ state }) => state === 'voting' || state === 'booked')
    .filter(({ dossierId }) =>
      participants.get(dossierId)?.some(({ who, untilOn }) => who.id === personId && untilOn === null),
    )
    .map(({ id }) => id);
}
