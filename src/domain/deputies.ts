import { isAwayOn, type Period } from './absence.ts';
import type { PersonId, SchoolDate } from './ids.ts';

/**
 * Who takes a seat after its present holder: the first further down its list who can be asked. Only ever further down,
 * so that a seat does not go round; null when the list has run out. Whoever is not on the list is followed by its head.
 */
export function nextOnSeat(
  people: readonly PersonId[],
  holder: string | null,
  canBeAsked: (personId: PersonId) => boolean,
): PersonId | null {
  const here = people.findIndex((id) => id === holder);
  return people.slice(here + 1).find((id) => canBeAsked(id)) ?? null;
}

/** Which of these days fall within any of the periods. */
export function daysAway(days: readonly SchoolDate[], periods: readonly Period[]): SchoolDate[] {
  return days.filter((on) => periods.some((period) => isAwayOn(period, on)));
}

/** Whether there is not one of these days on which somebody is there. Of no days at all nobody is away. */
export function isAwayThroughout(days: readonly SchoolDate[], periods: readonly Period[]): boolean {
  return days.length > 0 && daysAway(days, periods).length === days.length;
}
