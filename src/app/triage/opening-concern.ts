import type { ConcernId, SchoolId } from '../../domain/ids.ts';
import { hasToHear, involvementOf } from '../../domain/involvement.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Route } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { refOf, roepnaamOf } from '../intake/showing-concern.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Actor } from '../ports/people.ts';
import type { Guardian } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { ParentChoice, TriageView } from './views.ts';

/** Coordinators and their deputies at this school; nobody else sees or decides a concern of a colleague. */
export function coordinatesAt(actor: Actor, schoolId: string): boolean {
  return actor.memberships.some(
    (each) => each.schoolId === schoolId && each.role === 'ondersteuningscoordinator',
  );
}

/** The concern as the coordinator's card: still to decide, or what was decided. */
export async function triageView(
  tx: Tx,
  concern: Concern,
  schoolId: string,
  look: {
    sentOn: (at: number) => string;
    waiting: boolean;
    pageUrl: string | null;
    fault?: RefusalCode | null;
  },
): Promise<TriageView> {
  const ref = refOf(concern, schoolId);
  const number = concern.number ?? '';
  const roepnaam = await roepnaamOf(tx, concern);
  if (concern.state !== 'submitted') {
    return {
      kind: 'triage_decided',
      ref,
      number,
      roepnaam,
      route: (concern.triage?.route ?? 'safety') as Route,
      reviewOn: (concern.triage?.reviewOn ?? null) as never,
      partner: (concern.triage?.partner ?? null) as never,
    };
  }
  return {
    kind: 'triage_new',
    ref,
    number,
    roepnaam,
    sentOn: look.sentOn(concern.submittedAt ?? concern.createdAt) as never,
    waiting: look.waiting,
    pageUrl: look.pageUrl,
    fault: look.fault ?? null,
  };
}

/** The second card of a decision: what the chosen route needs to know. Nothing is stored by choosing it. */
export function chooseRoute(turn: Turn, ref: CardRef, route: Route): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId as SchoolId, async (tx): Promise<PersonalView> => {
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    if (!concern) return { kind: 'refused', code: 'card_outdated' };
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    if (concern.state !== 'submitted') return presentTriage(tx, turn, concern, ref.schoolId);
    if (route === 'accept') return acceptView(tx, turn, concern, ref.schoolId, null);
    return routeView(tx, turn, concern, ref.schoolId, route, null);
  });
}

export function presentTriage(tx: Tx, turn: Turn, concern: Concern, schoolId: string): Promise<TriageView> {
  return triageView(tx, concern, schoolId, {
    sentOn: (at) => turn.deps.wallClock.dateOf(at as never),
    waiting: false,
    pageUrl: null,
  });
}

export async function routeView(
  tx: Tx,
  turn: Turn,
  concern: Concern,
  schoolId: string,
  route: Exclude<Route, 'accept'>,
  fault: RefusalCode | null,
): Promise<TriageView> {
  return {
    kind: 'triage_route',
    ref: refOf(concern, schoolId),
    number: concern.number ?? '',
    roepnaam: await roepnaamOf(tx, concern),
    route,
    today: turn.today,
    fault,
  };
}

/** Who has to hear, who can be the second person, and which seats are empty: said before anything is decided. */
export async function acceptView(
  tx: Tx,
  turn: Turn,
  concern: Concern,
  schoolId: string,
  fault: RefusalCode | null,
): Promise<TriageView> {
  const pupil = concern.pupilId ? await tx.pupils.byId(concern.pupilId) : null;
  const guardians = concern.pupilId ? await tx.pupils.guardians(concern.pupilId) : [];
  const seats = await tx.dossiers.seats(turn.today);
  const colleagues = [
    ...(await tx.people.withRole(schoolId as SchoolId, 'aandachtsfunctionaris', turn.today)),
    ...(await tx.people.withRole(schoolId as SchoolId, 'schoolleider', turn.today)),
    ...(await tx.people.withRole(schoolId as SchoolId, 'ondersteuningscoordinator', turn.today)),
  ].filter(({ id }) => id !== turn.actor.personId);
  return {
    kind: 'triage_accept',
    ref: refOf(concern, schoolId),
    number: concern.number ?? '',
    roepnaam: pupil?.name.roepnaam ?? '',
    today: turn.today,
    parents: parentChoices(guardians),
    parentsWithConsent: involvementOf(pupil?.bornOn ?? null, turn.today).parents === 'with_consent',
    staff: [...new Map(colleagues.map(({ id, name }) => [id, { id, label: name.roepnaam }])).values()],
    emptySeats: seats.filter(({ people }) => people.length === 0).map(({ kind }) => kind),
    fault,
  };
}

export function parentChoices(guardians: readonly Guardian[]): ParentChoice[] {
  return guardians
    .filter(({ gezag }) => hasToHear(gezag))
    .map(({ id, name }, index) => ({ id, nth: index + 1, initial: name.roepnaam.slice(0, 1) }));
}
