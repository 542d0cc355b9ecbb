import type { ConcernId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import {
  asksPartner,
  type Decision,
  faultOfDecision,
  parentsStillHear,
  type Route,
  STATE_OF_ROUTE,
} from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { askPartner } from '../consult/asking-partner.ts';
import { termFrom } from '../guarding/beginning.ts';
import { kernteamOfConcern, seatsTaken } from '../kernteam/finding-kernteam.ts';
import type { Concern, Triage } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { callFor } from '../safety/calling.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { presentTriage, routesFor, routeView } from './showing-triage.ts';
import { answersTo, editsAfterDecision } from './telling.ts';
import { startTelling } from './telling-asker.ts';
import { coordinatesAt } from './who-coordinates.ts';

/** Every route but the actietafel: no dossier, and whoever asked hears the reason. */
export function takeRoute(turn: Turn, ref: CardRef, decision: Decision): Promise<PersonalView> {
  return decideConcern(turn, ref, decision.route, async (tx, concern) => {
    if (!routesFor(concern).includes(decision.route)) return refused('not_now');
    const taken = asksPartner(decision.route)
      ? seatsTaken(await kernteamOfConcern(tx, concern, turn.today))
      : [];
    const empty = SEAT_KINDS.filter((kind) => !taken.includes(kind));
    const fault = faultOfDecision(decision, turn.today, empty);
    if (fault) {
      return {
        outcome: { show: 'triage_route', id: concern.id, code: fault },
        view: await routeView(tx, turn, concern, ref.schoolId, decision.route, fault),
      };
    }
    return decided(turn, tx, concern, ref, triageOf(decision));
  });
}

/**
 * Loads the concern under a lock; only a coordinator of its school decides, and only once. While somebody doubts whether
 * it is safe, no other way is open than that of safety. A press that was refused or faulty changed nothing, so its repetition is judged anew: what stood in its way may be gone.
 */
export function decideConcern(
  turn: Turn,
  ref: CardRef,
  route: Route,
  decide: (tx: Tx, concern: Concern) => Promise<Done>,
): Promise<PersonalView> {
  async function work(tx: Tx): Promise<Done> {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
    const concern = await tx.concerns.forChange(ref.id as ConcernId);
    if (!concern) return refused('card_outdated');
    if (concern.state !== 'submitted' || concern.version !== ref.version)
      return presented(tx, turn, concern, ref);
    if (concern.doubtedAt !== null && route !== 'safety') return refused('safety_first');
    return decide(tx, concern);
  }

  return once(turn, ref.schoolId, work, async (tx, first) => {
    const concern = await tx.concerns.byId(first.id as ConcernId);
    return concern
      ? presentTriage(tx, turn, concern, ref.schoolId)
      : { kind: 'refused', code: 'card_outdated' satisfies RefusalCode };
  });
}

/** Stores the decision, ends what waited for it, tells whoever asked, and brings every card about it up to date. */
export async function decided(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  ref: CardRef,
  triage: Triage & { route: Route },
): Promise<Done> {
  const next = await tx.concerns.store(
    {
      ...concern,
      state: STATE_OF_ROUTE[triage.route],
      triage,
      ownerId: turn.actor.personId,
      doubtedAt: null,
      decidedAt: turn.now,
    },
    turn.now,
  );
  const about = { concernId: concern.id };
  await tx.deadlines.end(about, ['concern_untouched'], 'met');
  await tx.notices.drop(about, ['triage'], 'decided');
  if (!parentsStillHear(triage.route)) {
    await tx.deadlines.end(about, ['parents_informed'], 'stopped');
  }
  await startTelling(turn, tx, next);
  await tx.notices.plan([
    ...(await editsAfterDecision(turn, tx, next)),
    ...answersTo(turn, next),
    ...(await furtherNotices(turn, tx, next)),
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'concern.decided',
    subject: { kind: 'concern', id: concern.id },
    ground: 'coordination',
  });
  return presented(tx, turn, next, ref);
}

/** What a route brings along: a partner who is asked, a look on a later day, or a call about safety. */
async function furtherNotices(turn: Turn, tx: Tx, concern: Concern) {
  if (concern.state === 'safety') return callFor(turn, tx, concern);
  const partner = concern.triage?.partner ?? null;
  if (asksPartner(concern.state) && partner !== null && partner !== 'self')
    await askPartner(turn, tx, concern, partner as SeatKind, turn.actor.personId);
  await startReview(turn, tx, concern);
  return [];
}

/** The day on which she wants to look at it again is a term as any other. */
async function startReview(turn: Turn, tx: Tx, { id, triage }: Concern): Promise<void> {
  const dueOn = triage?.reviewOn as SchoolDate | null;
  if (!dueOn) return;
  const about = { concernId: id };
  const school = await tx.schools.here();
  const before = (await tx.deadlines.of(about)).find(({ rule }) => rule === 'review');
  await tx.deadlines.start([termFrom(turn, school, { rule: 'review', about, before, dueOn })]);
}

function triageOf(decision: Decision): Triage & { route: Route } {
  return {
    route: decision.route,
    reason: decision.reason,
    reviewOn: 'reviewOn' in decision ? decision.reviewOn : null,
    question: null,
    partner: 'partner' in decision ? decision.partner : null,
    ageBand: null,
    reviewedOn: null,
    told: null,
  };
}

export async function presented(tx: Tx, turn: Turn, concern: Concern, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'triage', id: concern.id },
    view: await presentTriage(tx, turn, concern, ref.schoolId),
  };
}
