import type { CaseEvent } from '../../domain/case-events.ts';
import { finds } from '../../domain/case-page.ts';
import { standingFacts } from '../../domain/facts/facts.ts';
import type { Instant, SchoolDate } from '../../domain/ids.ts';
import type { CloseReason } from '../../domain/outcomes.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { ChangeOnRecord } from '../ports/case-past.ts';
import type { KeptClosing } from '../ports/closings.ts';
import type { Informed, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import type { PageBehind } from './reader.ts';

type DayOf = (at: Instant) => SchoolDate;

const CHANGES = {
  'dossier.holder_changed': 'holder_changed',
  'table.moved': 'table_moved',
  'table.cancelled': 'table_cancelled',
} as const satisfies Readonly<Record<ChangeOnRecord['action'], CaseEvent['kind']>>;

/** Everything that happened in a case, of rows that there are: one statement for each kind, in the order of one day. */
export async function eventsOf(
  tx: Tx,
  { wallClock }: Pick<Deps, 'wallClock'>,
  { dossier, concern, reading }: Pick<PageBehind, 'dossier' | 'concern' | 'reading'>,
): Promise<CaseEvent[]> {
  const day: DayOf = (at) => wallClock.dateOf(at);
  const { id } = dossier;
  const closings = await tx.closings.of(id);
  return [
    ...begunBy(concern, day),
    ...daysTold(await tx.dossiers.informed(concern.id)).map((on): CaseEvent => ({ kind: 'family_told', on })),
    { kind: concern.intake.running ? 'entered' : 'accepted', on: day(dossier.openedAt) },
    ...ofPeople(await tx.dossiers.participants(id)),
    ...(await ofTables(tx, id, day)),
    ...(await ofPlan(tx, id, day)),
    ...(finds(reading, 'facts') ? await ofScalingUp(tx, id) : []),
    ...endsOf(dossier, closings, day),
  ];
}

/** Who raised it, and when; of a case that ran on paper when it began, and no more is known. */
function begunBy({ intake, submittedAt }: PageBehind['concern'], day: DayOf): CaseEvent[] {
  if (intake.running) return [{ kind: 'accepted', on: intake.running.takenUpOn }];
  return submittedAt === null ? [] : [{ kind: 'raised', on: day(submittedAt) }];
}

/** Each time that it was closed and opened again. An older version put down no more of a closing than its day and why. */
function endsOf(
  { closedAt, closeReason }: Pick<PageBehind['dossier'], 'closedAt' | 'closeReason'>,
  closings: readonly KeptClosing[],
  day: DayOf,
): CaseEvent[] {
  if (closings.length === 0 && closedAt !== null)
    return [{ kind: 'closed', on: day(closedAt), reason: closeReason as CloseReason | null }];
  return closings.flatMap(({ closedOn, reason, reopened }): CaseEvent[] => [
    { kind: 'closed', on: closedOn, reason },
    ...(reopened ? [{ kind: 'reopened', on: reopened.on, reason: reopened.reason } as const] : []),
  ]);
}

/** Two parents who heard on one day are one thing that happened. */
function daysTold(rows: readonly Informed[]): SchoolDate[] {
  return [...new Set(rows.flatMap(({ informedOn }) => informedOn ?? []))];
}

/** A place that came from somebody else is on the same seat, and begins on the day on which theirs ended. */
function ofPeople(participants: readonly Participant[]): CaseEvent[] {
  return participants.flatMap(({ id, role, groundOn, seatId, fromOn }): CaseEvent[] => {
    const seat = SEAT_KINDS.find((kind): kind is SeatKind => kind === role);
    if (!seat) return [];
    const isPassed = participants.some(
      (before) =>
        before.id !== id && before.seatId === seatId && before.untilOn === fromOn && before.role === role,
    );
    return [
      ...(isPassed ? [{ kind: 'seat_passed', on: fromOn, seat } as const] : []),
      ...(groundOn ? [{ kind: 'ground_recorded', on: groundOn, seat } as const] : []),
    ];
  });
}

async function ofTables(tx: Tx, id: PageBehind['dossier']['id'], day: DayOf): Promise<CaseEvent[]> {
  const tables = await tx.past.tables(id);
  const changes = await tx.past.changes(id);
  const finals = await tx.minutes.madeFinal(id);
  return [
    // To one that was held without a booking nobody was asked.
    ...tables
      .filter(({ bookedAt, heldOn }) => bookedAt !== null || heldOn === null)
      .map(({ askedAt }): CaseEvent => ({ kind: 'table_asked', on: day(askedAt) })),
    ...tables.flatMap(({ bookedAt, startsAt }): CaseEvent[] =>
      bookedAt === null
        ? []
        : [{ kind: 'table_booked', on: day(bookedAt), day: startsAt === null ? null : day(startsAt) }],
    ),
    ...changes.map(({ action, at }): CaseEvent => ({ kind: CHANGES[action], on: day(at) })),
    ...tables.flatMap(({ heldOn }): CaseEvent[] => (heldOn ? [{ kind: 'table_held', on: heldOn }] : [])),
    ...finals.map(
      ({ madeAt, heldOn, nth }): CaseEvent => ({ kind: 'minutes_final', on: day(madeAt), day: heldOn, nth }),
    ),
  ];
}

async function ofPlan(tx: Tx, id: PageBehind['dossier']['id'], day: DayOf): Promise<CaseEvent[]> {
  const actions = await tx.past.actions(id);
  const pauses = await tx.dossiers.pauses(id);
  const decisions = await tx.dossiers.newDecisions(id);
  const agreements = await tx.past.agreements(id);
  return [
    ...actions.map(({ nth, addedAt }): CaseEvent => ({ kind: 'action_added', on: day(addedAt), nth })),
    ...actions.flatMap(({ nth, state, endedOn }): CaseEvent[] =>
      endedOn && state !== 'open' ? [{ kind: 'action_ended', on: endedOn, nth, how: state }] : [],
    ),
    ...pauses.map(
      ({ fromOn, untilOn, reason, agreedWith }): CaseEvent => ({
        kind: 'paused',
        on: fromOn,
        until: untilOn,
        reason,
        agreedWith,
      }),
    ),
    ...decisions.map(({ on, dueOn, reason }): CaseEvent => ({ kind: 'decided_anew', on, dueOn, reason })),
    ...agreements.map(({ madeOn, outcomes }): CaseEvent => ({ kind: 'agreed', on: madeOn, outcomes })),
  ];
}

async function ofScalingUp(tx: Tx, id: PageBehind['dossier']['id']): Promise<CaseEvent[]> {
  const said = standingFacts((await tx.facts.saidIn([id])).get(id) ?? []);
  return said.flatMap((fact): CaseEvent[] =>
    fact.kind === 'scaled_up' ? [{ kind: 'scaled_up', on: fact.on, to: fact.to, who: fact.who }] : [],
  );
}
