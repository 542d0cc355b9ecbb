import { addDays } from '../../domain/calendar/plain-date.ts';
import type { ConcernId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import {
  asksPartner,
  canBeReopened,
  isAnswer,
  isFollowed,
  lastReviewOn,
  ROUTES,
  type Route,
} from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { alsoAbout, refOf, roepnaamOf } from '../intake/showing-concern.ts';
import { kernteamOfConcern, seatsEmpty, seatsTaken } from '../kernteam/finding-kernteam.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Membership } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { ToTell, TriageView } from './views.ts';
import { coordinatesAt, isSafetyOfficerAt, mayRelease } from './who-coordinates.ts';

type Of<K extends TriageView['kind']> = Extract<TriageView, { kind: K }>;

/** Who looks, on what school, and why the card came. */
export type Looking = {
  schoolId: SchoolId;
  wallClock: WallClock;
  today: SchoolDate;
  memberships: readonly Membership[];
  viewerId: string;
  because?: Of<'triage_new'>['because'];
  review?: boolean;
  /** The one who was asked has nobody to pass it on to. */
  noDeputy?: boolean;
  fault?: RefusalCode | null;
};

/** The concern as the coordinator's card: still to decide, or what was decided. */
export async function triageView(tx: Tx, concern: Concern, looking: Looking): Promise<TriageView> {
  const about = await aboutConcern(tx, concern, looking.schoolId);
  if (concern.doubtedAt !== null) return doubtedView(tx, concern, looking);
  if (concern.state !== 'submitted') return decidedView(tx, concern, about, looking);
  return {
    kind: 'triage_new',
    ...about,
    sentOn: looking.wallClock.dateOf(concern.submittedAt ?? concern.createdAt),
    because: looking.because ?? 'new',
    routes: routesFor(concern),
    also: await alsoAbout(tx, concern),
    fault: looking.fault ?? null,
  };
}

/** "Back to the mentor" is no way for a concern that no mentor sent. */
export function routesFor({ wholeSchool }: Pick<Concern, 'wholeSchool'>): Route[] {
  return ROUTES.filter((route) => route !== 'returned' || !wholeSchool);
}

/** Somebody doubts whether it is safe: a number, and who can say that it may go on. */
async function doubtedView(
  tx: Tx,
  concern: Concern,
  { schoolId, memberships, today }: Looking,
): Promise<TriageView> {
  return {
    kind: 'triage_doubted',
    ref: refOf(concern, schoolId),
    number: concern.number ?? '',
    canStop: concern.state === 'submitted',
    hasDossier: concern.state === 'accepted',
    canRelease: await mayRelease(tx, { memberships }, schoolId, today),
  };
}

function isAboutSafety({ state, doubtedAt }: Concern): boolean {
  return state === 'safety' || doubtedAt !== null;
}

/** Number and roepnaam. When it is about safety, the roepnaam stays away too. */
export async function aboutConcern(tx: Tx, concern: Concern, schoolId: SchoolId) {
  return {
    ref: refOf(concern, schoolId),
    number: concern.number ?? '',
    roepnaam: isAboutSafety(concern) ? '' : await roepnaamOf(tx, concern),
  };
}

/** Who hears the answer from a colleague: a parent or pupil who asked, once there is an answer. */
export function toTell({ intake, triage }: Pick<Concern, 'intake' | 'triage'>): 'parent' | 'pupil' | null {
  if (!triage || !isAnswer(triage.route as Route)) return null;
  return intake.raisedBy === 'parent' || intake.raisedBy === 'pupil' ? intake.raisedBy : null;
}

/** The answer as whoever sent the concern gets it; the receipt while there is none (any more). */
export async function answerView(
  tx: Tx,
  concern: Concern,
  schoolId: SchoolId,
  viewerId: string,
  due = false,
): Promise<PersonalView> {
  const about = await aboutConcern(tx, concern, schoolId);
  if (!concern.triage) return { kind: 'triage_answered', ...about };
  return {
    kind: 'triage_answer',
    ...about,
    route: concern.triage.route as Route,
    reason: concern.triage.reason,
    reviewOn: concern.triage.reviewOn as SchoolDate | null,
    tell: tellingOf(concern, viewerId),
    due,
    canAnswer: concern.state === 'returned',
  };
}

/** Reads only; for a coordinator of the school, nobody else. */
export function lookAtConcern(
  turn: Turn,
  ref: CardRef,
  look: (tx: Tx, concern: Concern) => Promise<PersonalView>,
): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    return concern ? look(tx, concern) : { kind: 'refused', code: 'card_outdated' };
  });
}

export function presentTriage(tx: Tx, turn: Turn, concern: Concern, schoolId: SchoolId): Promise<TriageView> {
  return triageView(tx, concern, {
    schoolId,
    wallClock: turn.deps.wallClock,
    today: turn.today,
    memberships: turn.actor.memberships,
    viewerId: turn.actor.personId,
  });
}

export async function routeView(
  tx: Tx,
  turn: Turn,
  concern: Concern,
  schoolId: SchoolId,
  route: Exclude<Route, 'accept'>,
  fault: RefusalCode | null,
): Promise<TriageView> {
  const about = await aboutConcern(tx, concern, schoolId);
  const kernteam = asksPartner(route) ? await kernteamOfConcern(tx, concern, turn.today) : null;
  return {
    kind: 'triage_route',
    ...about,
    route,
    partners: kernteam ? seatsTaken(kernteam) : [],
    emptySeats: kernteam ? seatsEmpty(kernteam) : [],
    review: isFollowed(route) ? { from: addDays(turn.today, 1), until: lastReviewOn(turn.today) } : null,
    fault,
  };
}

async function decidedView(
  tx: Tx,
  concern: Concern,
  about: Awaited<ReturnType<typeof aboutConcern>>,
  { memberships, schoolId, viewerId, review, noDeputy }: Looking,
): Promise<TriageView> {
  const consult = await consultNow(tx, concern);
  const finished = (concern.triage?.reviewedOn ?? null) !== null;
  return {
    kind: 'triage_decided',
    ...about,
    route: (concern.triage?.route ?? 'safety') as Route,
    reviewOn: finished ? null : ((concern.triage?.reviewOn ?? null) as SchoolDate | null),
    review: (review ?? false) && !finished,
    consult: consult === 'asked' && noDeputy ? 'no_deputy' : consult,
    canFinish: isFollowed(concern.state) && !finished,
    finished,
    tell: tellingOf(concern, viewerId),
    canReopen: canBeReopened(concern.state),
    canRelease: concern.state === 'safety' && isSafetyOfficerAt({ memberships }, schoolId),
  };
}

function tellingOf(concern: Concern, viewerId: string): ToTell {
  const who = toTell(concern);
  if (who === null) return null;
  const toldOn = (concern.triage?.told?.on ?? null) as SchoolDate | null;
  return { who, toldOn, byMe: concern.raisedBy === viewerId };
}

/** How it stands with the partner who was asked; null when nobody was. */
async function consultNow(tx: Tx, { id, state }: Concern): Promise<'asked' | 'calling' | 'done' | null> {
  if (!asksPartner(state)) return null;
  const last = (await tx.consults.of(id)).at(-1)?.state;
  return last === 'asked' || last === 'calling' || last === 'done' ? last : null;
}
