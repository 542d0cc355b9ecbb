import type { ActietafelId, ParticipantId } from '../../domain/ids.ts';
import type { Proposal } from '../../domain/slots/question.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { tablesOfSiblings } from '../siblings/beside-siblings.ts';
import type { Turn } from '../turn.ts';
import { type Found, findMoments } from './finding-moments.ts';
import { groundAlong } from './ground-along.ts';
import { answerLinks } from './links.ts';
import { askings, channelCard, missingAnswers, planCoordinatorNeeded } from './planning.ts';
import { deputyFor } from './seated-by-search.ts';
import {
  agesOf,
  askedOn,
  deputiesAmong,
  isAsked,
  isFamily,
  isPartner,
  type TableCase,
} from './table-case.ts';

/**
 * A table for a dossier: three moments (or the nearest, with the reason why not sooner), a question to everybody at
 * it, and a card in the channel. When there is no moment at all, the table waits for the coordinator.
 */
export async function proposeTable(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  participants: readonly Participant[],
): Promise<void> {
  const school = await tx.schools.here();
  const atTable = askedOn(participants, await agesOf(tx, dossier), turn.today);
  const found = await findMoments(turn, tx, school, atTable, await tablesOfSiblings(turn, tx, dossier));
  await openTable(turn, tx, dossier, participants, found);
}

/** A new table about these moments: everybody at it is asked, and the channel shows that a moment is looked for. */
export async function openTable(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  participants: readonly Participant[],
  { slots, proposals }: Pick<Found, 'slots' | 'proposals'>,
): Promise<void> {
  const school = await tx.schools.here();
  const ageOn = await agesOf(tx, dossier);
  const everybody = await withDeputiesForTheAbsent(turn, tx, dossier, participants, proposals);
  const table: Actietafel = {
    id: turn.deps.ids.next<ActietafelId>(),
    dossierId: dossier.id,
    state: 'voting',
    version: 1,
    sequence: 0,
    slots,
    bookedSlotId: null,
    bookedReason: null,
    minutes: school.policy.tableMinutes,
    proposedAt: turn.now,
    bookedAt: null,
    heldOn: null,
    offMoment: null,
  };
  const asked = askedOn(everybody, ageOn, turn.today);
  const deputies = deputiesAmong(everybody, await tx.dossiers.seats(turn.today));
  const found: TableCase = { school, dossier, table, asked, everybody, votes: [], deputies, ageOn };

  await tx.tables.add(table);
  await tx.links.addAll(answerLinks(turn, found, found.asked));
  await tx.notices.plan([
    ...askings(turn, found, found.asked, null),
    ...missingAnswers(turn, found),
    channelCard(turn, found, `${table.id}:asked`),
  ]);
  if (slots.length === 0) await planCoordinatorNeeded(turn, tx, found, 'no_moment_found');
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'table.proposed',
    subject: { kind: 'actietafel', id: table.id },
    ground: 'coordination',
  });
}

/**
 * A holder who can come at none of the moments is not asked first and then replaced: the deputy on whom the moments
 * count takes the seat from the start. Who was at a table of before stays on record there.
 */
async function withDeputiesForTheAbsent(
  { deps, today }: Turn,
  tx: Tx,
  dossier: Dossier,
  participants: readonly Participant[],
  proposals: readonly Proposal[],
): Promise<Participant[]> {
  const staff = participants.filter((each) => isAsked(each) && !isFamily(each));
  const chosen = staff.filter(isPartner).flatMap((participant) => {
    const deputy = deputyFor(participant, staff, proposals);
    return deputy ? [{ participant, deputy }] : [];
  });
  if (chosen.length === 0) return [...participants];

  const isFirst = (await tx.tables.latestOf([dossier.id])).length === 0;
  const next = [...participants];
  for (const { participant, deputy } of chosen) {
    const who = { kind: 'person', id: deputy } as const;
    const ground = await groundAlong(tx, participant, who);
    if (isFirst) {
      const replaced: Participant = { ...participant, ...ground, who };
      next[next.indexOf(participant)] = replaced;
      await tx.dossiers.storeParticipant(replaced);
      continue;
    }
    const before: Participant = { ...participant, untilOn: today };
    const instead: Participant = {
      ...participant,
      ...ground,
      id: deps.ids.next<ParticipantId>(),
      who,
      fromOn: today,
    };
    next.splice(next.indexOf(participant), 1, before, instead);
    await tx.dossiers.storeParticipant(before);
    await tx.dossiers.addParticipant(dossier.id, instead);
  }
  return next;
}
