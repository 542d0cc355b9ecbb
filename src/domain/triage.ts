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

/** Why a route was chosen, as whoever asked gets to hear it. Closed and neutral. */
export const ROUTE_REASONS = {
  within_school: ['talk_first', 'adjust_timetable', 'mentor_contact'],
  one_partner: ['question_of_health', 'question_of_attendance', 'question_of_support', 'question_of_home'],
  anonymous_consult: ['think_along_first'],
  advice: ['school_can_do_it', 'already_helped'],
  returned: ['talk_to_parents_first', 'talk_to_pupil_first', 'tell_more'],
  safety: ['safety_first'],
} as const satisfies Record<Exclude<Route, 'accept'>, readonly string[]>;

export type RouteReason = (typeof ROUTE_REASONS)[keyof typeof ROUTE_REASONS][number];

/** A route with everything that it needs. */
export type Decision =
  | { route: 'within_school'; reason: RouteReason; reviewOn: SchoolDate }
  | { route: 'one_partner'; reason: RouteReason; partner: SeatKind }
  | { route: 'anonymous_consult' | 'advice' | 'returned' | 'safety'; reason: RouteReason };

/** Says what is missing or wrong about a decision; null when it may be taken. */
export function faultOfDecision(decision: Decision, today: SchoolDate): RefusalCode | null {
  const reasons: readonly string[] = ROUTE_REASONS[decision.route];
  if (!reasons.includes(decision.reason)) return 'route_reason_missing';
  if (decision.route === 'within_school' && decision.reviewOn <= today) return 'review_not_ahead';
  return null;
}
