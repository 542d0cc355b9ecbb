import { addDays } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import { whereKnown } from '../calendar/where-known.ts';
import type { SchoolDate } from '../ids.ts';
import { dueDay } from './dates.ts';
import { dayOfStep, stepAfter } from './ladder.ts';
import type { DeadlineRule, TermDates } from './term.ts';

/** A running term, as far as its dates go. */
export type Running = TermDates & {
  rule: DeadlineRule;
  next: { step: number; on: SchoolDate } | null;
  acknowledgedOn: SchoolDate | null;
  snoozedUntil: SchoolDate | null;
  /** The first step of which somebody was to hear, and has not yet. */
  unheard: number | null;
  /** The last step of which somebody heard, and when. */
  heard: { step: number; on: SchoolDate } | null;
};

/** The dates of a term by the calendar as it is now; `next` null = the list of holidays ends before it, or it is over. */
export type Reckoned = { dueOn: SchoolDate; next: { step: number; on: SchoolDate } | null; isOver: boolean };

/**
 * The last day and the next step of a term, worked out anew from its start and from what was frozen. A step of which somebody
 * was to hear and has not is taken once more; of one that they heard nobody hears twice. What was put off stays put off.
 */
export function reckonAgain(calendar: SchoolCalendar, term: Running, today: SchoolDate): Reckoned {
  const { frozen, startsOn } = term;
  return whereKnown(
    () => {
      const dueOn =
        frozen.length === null ? term.dueOn : dueDay(calendar, startsOn, frozen.length, frozen.unit);
      return { dueOn, ...nextOf(calendar, { ...term, dueOn }, today) };
    },
    { dueOn: term.dueOn, next: null, isOver: false },
  );
}

function nextOf(
  calendar: SchoolCalendar,
  term: Running,
  today: SchoolDate,
): Pick<Reckoned, 'next' | 'isOver'> {
  const { next, unheard, heard, frozen } = term;
  const step = unheard ?? next?.step ?? (heard ? heard.step + 1 : 0);
  const notBefore = latest(today, heard?.on === today ? addDays(today, 1) : null, heldUntil(calendar, term));
  // The weekly question after the last rung keeps its day; counted from today anew it would be put off each time.
  if (next && unheard === null && step >= frozen.steps.length && next.on > term.dueOn)
    return { next: { step, on: calendar.addSchoolDays(latest(next.on, notBefore), 0) }, isOver: false };
  const found = stepAfter(calendar, term, step - 1, notBefore);
  return { next: found, isOver: found === null };
}

/** Until when nobody is asked: it was put off, or somebody takes it up and is asked again on that day. */
function heldUntil(calendar: SchoolCalendar, term: Running): SchoolDate | null {
  const { next, acknowledgedOn, snoozedUntil, frozen } = term;
  if (!next || (acknowledgedOn === null && snoozedUntil === null)) return null;
  const rung = frozen.steps[next.step];
  const own = rung ? dayOfStep(calendar, term, rung) : null;
  return own !== null && own < next.on ? next.on : snoozedUntil;
}

function latest(first: SchoolDate, ...others: readonly (SchoolDate | null)[]): SchoolDate {
  return others.reduce<SchoolDate>((last, on) => (on !== null && on > last ? on : last), first);
}
