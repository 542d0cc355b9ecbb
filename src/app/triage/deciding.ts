import type { ConcernState } from '../../domain/concern.ts';
import type { ConcernId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type Decision, faultOfDecision } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Concern, Triage } from '../ports/concerns.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { acceptView, coordinatesAt, presentTriage, routeView } from './opening-concern.ts';

const STATES: Readonly<Record<Decision['route'], ConcernState>> = {
  within_school: 'within_school',
  one_partner: 'one_partner',
  anonymous_consult: 'anonymous_consult',
  advice: 'advice',
  returned: 'returned',
  safety: 'safety',
};

/** Every route but the actietafel: no dossier, and whoever asked hears the reason. */
export function takeRoute(turn: Turn, ref: CardRef, decision: Decision): Promise<PersonalView> {
  return decideConcern(turn, ref, async (tx, concern) => {
    const fault = faultOfDecision(decision, turn.today);
    if (fault) {
      return {
        outcome: { show: `triage_${decision.route}`, id: concern.id, code: fault },
        view: await routeView(tx, turn, concern, ref.schoolId, decision.route, fault),
      };
    }

    const reviewOn = decision.route === 'within_school' ? decision.reviewOn : null;
    const partner = decision.route === 'one_partner' ? decision.partner : null;
    if (reviewOn) await tx.notices.plan([reviewNotice(turn, concern, reviewOn)]);

    return decided(turn, tx, concern, ref, STATES[decision.route], {
      route: decision.route,
      reason: decision.reason,
      reviewOn,
      question: null,
      partner,
    });
  });
}

/** Loads the concern under a lock; only a coordinator of its school decides, and only once. */
export function decideConcern(
  turn: Turn,
  ref: CardRef,
  decide: (tx: Tx, concern: Concern) => Promise<Done>,
): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      if (concern.state !== 'submitted') return presented(tx, turn, concern, ref);
      return decide(tx, concern);
    },
    async (tx, { show, id, code }) => {
      if (show === 'refused') return { kind: 'refused', code: code as RefusalCode };
      const concern = await tx.concerns.byId(id as ConcernId);
      if (!concern) return { kind: 'refused', code: 'card_outdated' };
      if (show === 'triage_accept' && concern.state === 'submitted') {
        return acceptView(tx, turn, concern, ref.schoolId, (code as RefusalCode) ?? null);
      }
      return presentTriage(tx, turn, concern, ref.schoolId);
    },
  );
}

/** Stores the decision, ends what waited for it, tells whoever asked, and brings every coordinator's card up to date. */
export async function decided(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  ref: CardRef,
  state: ConcernState,
  triage: Triage,
): Promise<Done> {
  const next = await tx.concerns.store(
    { ...concern, state, triage, ownerId: turn.actor.personId, decidedAt: turn.now },
    turn.now,
  );
  const about = { concernId: concern.id };
  await tx.deadlines.end(about, ['concern_untouched', 'parents_informed'], 'met');
  await tx.notices.drop(about, ['triage', 'triage_untouched', 'parents_informed_due'], 'decided');
  await tx.notices.plan([
    ...editOfPressedCard(turn, about, 'triage'),
    ...(await editsOfOthers(turn, tx, concern)),
    ...answersTo(turn, concern),
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: `concern.${triage.route}`,
    subject: { kind: 'concern', id: concern.id },
    ground: 'coordination',
  });
  return presented(tx, turn, next, ref);
}

/** The first coordinator who decides wins; the others' cards say so. The mentor's receipt is brought up to date too. */
async function editsOfOthers(turn: Turn, tx: Tx, concern: Concern): Promise<NewNotice[]> {
  const sent = await tx.notices.sentTo({ concernId: concern.id }, ['triage', 'triage_untouched']);
  return sent
    .filter(({ to, activityId }) => to.id !== turn.actor.personId && activityId !== turn.cardActivity)
    .map(({ to, activityId }) => ({
      kind: 'card_edit' as const,
      to,
      about: { concernId: concern.id },
      params: { show: 'triage' },
      dedupeKey: `card_edit:${activityId}:${concern.version + 1}`,
      dueAt: turn.now,
      expiresAt: null,
      editsActivity: activityId,
    }));
}

/** Whoever asked gets an answer with the reason; a coordinator who raised it herself needs none. */
function answersTo(turn: Turn, concern: Concern): NewNotice[] {
  if (concern.raisedBy === turn.actor.personId) return [];
  const about = { concernId: concern.id };
  return [
    {
      ...personNotice(turn, 'answer_to_asker', concern.raisedBy, about, `${concern.id}:${concern.version}`),
      expiresAt: null,
    },
  ];
}

function reviewNotice(turn: Turn, concern: Concern, reviewOn: string): NewNotice {
  const notice = personNotice(
    turn,
    'review_due',
    turn.actor.personId,
    { concernId: concern.id },
    `${concern.id}:${reviewOn}`,
  );
  return {
    ...notice,
    dueAt: turn.deps.wallClock.instantOf(reviewOn as never, (8 * 60 + 30) as never),
    expiresAt: null,
  };
}

async function presented(tx: Tx, turn: Turn, concern: Concern, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'triage', id: concern.id },
    view: await presentTriage(tx, turn, concern, ref.schoolId),
  };
}
