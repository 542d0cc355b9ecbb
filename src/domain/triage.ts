import { addMonths } from './calendar/plain-date.ts';
import type { ConcernState } from './concern.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { SeatKind } from './roles.ts';

/** What a coordinator can do with a concern. Only `accept` opens a dossier. */
export const ROUTES = [
  'accept',
  'within_school',
  'one_partner',
  'anonymous_consult',
  'advice',
  'returned',
  'safety',
] as const;
export type Route = (typeof ROUTES)[number];

/**
 * Why a route was chosen, as whoever asked gets to hear it. Closed and neutral: it stands on a card in Teams beside a
 * roepnaam, so that no reason says anything about health or home.
 */
export const ROUTE_REASONS = {
  within_school: ['talk_first', 'adjust_timetable', 'mentor_contact'],
  one_partner: ['one_question', 'partner_knows_best'],
  anonymous_consult: ['think_along_first'],
  advice: ['school_can_do_it', 'other_way_runs'],
  returned: ['talk_to_parents_first', 'talk_to_pupil_first', 'tell_more'],
  safety: ['safety_first'],
} as const satisfies Record<Exclude<Route, 'accept'>, readonly string[]>;

export type RouteReason = (typeof ROUTE_REASONS)[keyof typeof ROUTE_REASONS][number];

/** Routes on which somebody looks again on a day that is chosen along with them: nothing else would bring them back. */
export const FOLLOWED_ROUTES = ['within_school', 'one_partner', 'anonymous_consult'] as const;
export type FollowedRoute = (typeof FOLLOWED_ROUTES)[number];

/** A route with everything that it needs. `self` = without a partner of the kernteam: the coordinator asks somebody. */
export type Decision =
  | { route: 'within_school'; reason: RouteReason; reviewOn: SchoolDate | '' }
  | { route: 'one_partner'; reason: RouteReason; partner: SeatKind | null; reviewOn: SchoolDate | '' }
  | {
      route: 'anonymous_consult';
      reason: RouteReason;
      partner: SeatKind | 'self' | null;
      reviewOn: SchoolDate | '';
    }
  | { route: 'advice' | 'returned' | 'safety'; reason: RouteReason };

/** Says what is missing or wrong about a decision; null when it may be taken. A seat with nobody on it cannot be asked. */
export function faultOfDecision(
  decision: Decision,
  today: SchoolDate,
  emptySeats: readonly SeatKind[],
): RefusalCode | null {
  const reasons: readonly string[] = ROUTE_REASONS[decision.route];
  if (!reasons.includes(decision.reason)) return 'route_reason_missing';
  if ('partner' in decision) {
    if (decision.partner === null) return 'partner_missing';
    if (emptySeats.some((seat) => seat === decision.partner)) return 'seat_empty';
  }
  if (!('reviewOn' in decision)) return null;
  if (decision.reviewOn <= today) return 'review_not_ahead';
  return decision.reviewOn > lastReviewOn(today) ? 'review_too_far' : null;
}

/** Who looks again later than in half a year does not look again; and no school calendar reaches much further. */
export function lastReviewOn(today: SchoolDate): SchoolDate {
  return addMonths(today, 6);
}

export function isFollowed(route: string): route is FollowedRoute {
  return FOLLOWED_ROUTES.some((each) => each === route);
}

/** Routes on which a partner can be asked to call; a concern that went this way is in the state of the same name. */
export function asksPartner(route: string): route is 'one_partner' | 'anonymous_consult' {
  return route === 'one_partner' || route === 'anonymous_consult';
}

/** What a concern becomes by each route. */
export const STATE_OF_ROUTE: Readonly<Record<Route, ConcernState>> = {
  accept: 'accepted',
  within_school: 'within_school',
  one_partner: 'one_partner',
  anonymous_consult: 'anonymous_consult',
  advice: 'advice',
  returned: 'returned',
  safety: 'safety',
};

/** States from which a concern can be judged anew. Not an accepted one, which is a dossier; and not safety, which the aandachtsfunctionaris releases. */
export function canBeReopened(state: ConcernState): boolean {
  return (
    state === 'within_school' ||
    state === 'one_partner' ||
    state === 'anonymous_consult' ||
    state === 'advice' ||
    state === 'returned'
  );
}

/** Which routes are an answer for a parent or pupil who asked: not a question to the mentor, and nothing about safety. */
export function isAnswer(route: Route): boolean {
  return route !== 'returned' && route !== 'safety';
}

/** By which routes the parents still have to hear. When it is about safety, nobody tells them by itself. */
export function parentsStillHear(route: Route): boolean {
  return route !== 'safety';
}
