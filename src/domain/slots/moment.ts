import type { SchoolDate } from '../ids.ts';
import { isPossible, type Opening, openingsOf } from './openings.ts';
import type { SlotQuestion } from './question.ts';
import { daysOf, startsOn } from './starts.ts';

/** What stands in the way of one moment that somebody names. `together` = each seat can be filled, and not all at once. */
export type Hindrance =
  | 'past'
  | 'too_soon'
  | 'too_far'
  | 'closed'
  | 'no_start'
  | 'no_room'
  | 'together'
  | `seat:${string}`;

/**
 * What the search would have against a table that begins at this moment, by all that it knows; empty when it could be
 * proposed. Whether people want to come then is theirs to say.
 */
export function hindrancesAt(
  question: SlotQuestion,
  { on, fromMinute }: { on: SchoolDate; fromMinute: number },
): Hindrance[] {
  const day = hindranceOfDay(question, on, fromMinute);
  if (day !== null) return [day];
  if (!startsOn(question, [on]).some((start) => start.fromMinute === fromMinute)) return ['no_start'];
  const opening = openingsOf(question, [on]).find(({ at }) => at.fromMinute === fromMinute);
  return opening ? hindrancesOf(question, opening) : ['no_start'];
}

function hindranceOfDay(question: SlotQuestion, on: SchoolDate, fromMinute: number): Hindrance | null {
  const { calendar, today, nowMinute } = question;
  if (on < today || (on === today && fromMinute <= nowMinute)) return 'past';
  if (on > calendar.lastKnown) return 'too_far';
  if (!calendar.isSchoolDay(on)) return 'closed';
  const { inTime, later } = daysOf(question);
  if (inTime.includes(on) || later.includes(on)) return null;
  const [first] = [...inTime, ...later];
  return first !== undefined && on < first ? 'too_soon' : 'too_far';
}

function hindrancesOf({ partnersNeeded }: SlotQuestion, opening: Opening): Hindrance[] {
  if (isPossible(opening, { seats: new Set(), room: false, partnersNeeded })) return [];
  const empty = opening.places.filter(({ people }) => people.length === 0);
  const partners = opening.places.filter(({ need, people }) => need === 'partner' && people.length > 0);
  const found: Hindrance[] = [
    ...(opening.hasRoom ? [] : (['no_room'] as const)),
    ...empty.filter(({ need }) => need === 'required').map(({ seat }): Hindrance => `seat:${seat}`),
    ...(partners.length < partnersNeeded
      ? empty.filter(({ need }) => need === 'partner').map(({ seat }): Hindrance => `seat:${seat}`)
      : []),
  ];
  return found.length === 0 ? ['together'] : found;
}
