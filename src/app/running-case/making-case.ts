import { ACTIONS_REST_DAYS, type ActionOwner } from '../../domain/agreed-actions.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import { EMPTY_INTAKE } from '../../domain/concern.ts';
import type { FactDay } from '../../domain/facts/facts.ts';
import type { ActionId, ConcernId, DossierId, FactId, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { AgeBand } from '../../domain/involvement-rules.ts';
import type { RunningCase } from '../../domain/running-case.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import { heldTable } from '../dossier/unplanned-talk.ts';
import { termFrom } from '../guarding/beginning.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

/** Looks on the way to the three months: one that lies behind us says nothing any more. */
const INTERIMS: readonly DeadlineRule[] = ['interim_6w', 'interim_10w'];

/** The concern that there was on paper, judged already: sent and accepted today, as far as this record knows. */
export function concernOf(
  { actor, now }: Turn,
  id: ConcernId,
  pupil: Pupil,
  number: string,
  { raisedBy, firstSignalOn, atHomeSince, takenUpOn }: RunningCase,
  ageBand: AgeBand | null,
): Concern {
  return {
    id,
    raisedBy,
    pupilId: pupil.id,
    number,
    state: 'accepted',
    version: 1,
    intake: {
      ...EMPTY_INTAKE,
      step: 'check',
      safety: 'no',
      pupil: { kind: 'roster', id: pupil.id },
      raisedBy: 'school',
      absentSince: atHomeSince ?? 'unknown',
      running: { firstSignalOn, atHomeSince, takenUpOn },
    },
    triage: {
      route: 'accept',
      reason: null,
      reviewOn: null,
      question: null,
      partner: null,
      ageBand,
      reviewedOn: null,
      told: null,
    },
    callAskedAt: null,
    wholeSchool: raisedBy === actor.personId,
    ownerId: actor.personId,
    createdAt: now,
    submittedAt: now,
    decidedAt: now,
    doubtedAt: null,
  };
}

/** It opens here today; the three months count from the day on which it was taken up. */
export function dossierOf(
  { deps, now }: Turn,
  { id }: Concern,
  pupil: Pupil,
  number: string,
  { casushouder, takenUpOn, agreement }: RunningCase,
): Dossier {
  return {
    id: deps.ids.next<DossierId>(),
    concernId: id,
    pupilId: pupil.id,
    number,
    state: agreement ? 'agreed' : 'open',
    version: 1,
    casushouderId: casushouder,
    pausedUntil: null,
    anchorOn: takenUpOn,
    openedAt: now,
    closedAt: null,
    closeReason: null,
  };
}

/**
 * What there was before: its days, tables, an agreement, what people promised; and the terms of it, where they are by now.
 *
 * @param colleagues who can carry the case: what they, the pupil and the parents promised is asked about inside the school
 */
export async function putDownPast(
  turn: Turn,
  tx: Tx,
  school: School,
  dossier: Dossier,
  found: RunningCase,
  colleagues: readonly PersonId[],
): Promise<void> {
  const by = turn.actor.personId;
  const actions = found.actions.map((action) => ({
    ...action,
    id: turn.deps.ids.next<ActionId>(),
    dossierId: dossier.id,
    state: 'open' as const,
    reason: null,
    endedOn: null,
  }));

  await tx.tables.addHeld(found.tables.map((on) => heldTable(turn, school, dossier.id, on)));
  if (found.agreement) {
    const { outcomes, madeOn } = found.agreement;
    await tx.dossiers.addAgreement(dossier.id, outcomes, madeOn, by, turn.now);
  }
  await sayDay('first_signal', found.firstSignalOn);
  if (found.atHomeSince) await sayDay('at_home_since', found.atHomeSince);
  await tx.actions.addFirst(actions, by, turn.now);
  await tx.deadlines.start([
    ...termsOfCase(turn, school, dossier.id, found),
    ...actions.map(({ id, owner, dueOn }) =>
      termFrom(turn, school, {
        rule: 'action',
        about: { dossierId: dossier.id, actionId: id },
        ...daysOfAction(turn.today, owner, dueOn, colleagues),
      }),
    ),
  ]);

  async function sayDay(kind: FactDay, on: SchoolDate): Promise<void> {
    const id = turn.deps.ids.next<FactId>();
    await tx.facts.add(dossier.id, { kind, on, id, saidBy: by, saidAt: turn.now });
  }
}

/**
 * From when, and by which day, somebody is asked about what they promised. A partner knows this record only from whoever calls them, so
 * nothing is asked of one in the first days, whatever day they had.
 */
function daysOfAction(
  today: SchoolDate,
  owner: ActionOwner,
  dueOn: SchoolDate,
  colleagues: readonly PersonId[],
): { dueOn: SchoolDate; startsOn?: SchoolDate } {
  if (owner.kind !== 'person' || colleagues.includes(owner.id)) return { dueOn };
  const rest = addDays(today, ACTIONS_REST_DAYS);
  return { dueOn: dueOn < rest ? rest : dueOn, startsOn: rest };
}

/**
 * The three months count from the day of before; when they are over, the first rung that is left is taken today and one a day after it,
 * as after a standstill. The term of a first table runs where there was none and nothing was agreed.
 */
function termsOfCase(
  turn: Turn,
  school: School,
  dossierId: DossierId,
  { takenUpOn, tables, agreement }: RunningCase,
): Deadline[] {
  const about = { dossierId };
  const since = (rule: DeadlineRule) => termFrom(turn, school, { rule, about, startsOn: takenUpOn });
  const threeMonths = since('agreement');
  if (agreement) return [{ ...threeMonths, state: 'met', next: null, waitsBecause: null }];
  return [
    threeMonths,
    ...INTERIMS.map(since).filter(({ dueOn }) => dueOn >= turn.today),
    ...(tables.length === 0 ? [since('first_table')] : []),
  ];
}
