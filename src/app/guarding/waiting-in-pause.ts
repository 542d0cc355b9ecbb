import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { isPaused, waitsInPause } from '../../domain/pausing.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { WallClock } from '../ports.ts';
import { withNext } from './beginning.ts';
import type { Matter } from './whom.ts';

/** While a dossier pauses on purpose, nobody is asked about a house rule of it. */
export function waitsToday(term: Deadline, { dossier }: Matter, today: SchoolDate): boolean {
  return dossier !== null && isPaused(dossier, today) && waitsInPause(term);
}

/**
 * A term that waits until that day, or until a later one to which somebody put it off. Its ladder then begins with whoever is
 * responsible, whatever was asked before, and what somebody was to hear of it meanwhile is not said.
 */
export function heldUntil(
  calendar: SchoolCalendar,
  wallClock: WallClock,
  term: Deadline,
  on: SchoolDate,
): Deadline {
  const until = term.snoozedUntil !== null && term.snoozedUntil > on ? term.snoozedUntil : on;
  const held: Deadline = {
    ...term,
    generation: term.generation + 1,
    acknowledgedOn: null,
    snoozedUntil: until,
  };
  return withNext(calendar, wallClock, held, -1, until);
}

/** The same once the pause has ended sooner: it is asked about from today on. `backOn` = when it would have been otherwise. */
export function askedAgain(
  calendar: SchoolCalendar,
  wallClock: WallClock,
  term: Deadline,
  { today, backOn }: { today: SchoolDate; backOn: SchoolDate },
): Deadline {
  const putOff = term.snoozedUntil !== null && term.snoozedUntil > backOn ? term.snoozedUntil : null;
  const asked: Deadline = { ...term, generation: term.generation + 1, snoozedUntil: putOff };
  return withNext(calendar, wallClock, asked, -1, putOff ?? today);
}
