import ICAL from 'ical.js';
import {
  between,
  dayKeyOf,
  dayNumberAt,
  dayNumberOf,
  keyOf,
  millisecondsOf,
  type Stretch,
  timeIn,
  timeOfDay,
  Unreadable,
  zoned,
} from './agenda-times.ts';

/** One time that an entry comes: by which component, since a change of a series has its own, and when. */
export type Occurrence = Stretch & { component: ICAL.Component };

/** In milliseconds since 1970. */
type Window = { from: number; until: number };

/** A daily meeting of thirty years is 11,000 steps. */
const MOST_STEPS = 20_000;
/** No agenda holds something each minute; whoever writes so keeps the server busy with it. */
const TOO_OFTEN: ReadonlySet<unknown> = new Set(['SECONDLY', 'MINUTELY']);
const DAY = 24 * 60 * 60_000;

/** How many repetitions are still worked out for one agenda. @throws Unreadable when it is more than anybody's has. */
export type Steps = { take(): void };

export function steps(): Steps {
  let left = MOST_STEPS;
  return {
    take() {
      left -= 1;
      if (left < 0) throw new Unreadable('too_many');
    },
  };
}

/** Every time that these entries come, up to the end of a window; what was changed comes by itself. */
export function occurrencesOf(entries: readonly ICAL.Component[], window: Window, left: Steps): Occurrence[] {
  for (const entry of entries) checkZones(entry);
  const changed = entries.filter((entry) => entry.hasProperty('recurrence-id'));
  return [
    ...changed.map(once),
    ...entries
      .filter((entry) => !entry.hasProperty('recurrence-id'))
      .flatMap((entry) => {
        if (!entry.hasProperty('rrule') && !entry.hasProperty('rdate')) return [once(entry)];
        return repetitionsOf(entry, changed.filter(sameEntry(entry)), window, left);
      }),
  ];
}

/** Also of what is left out of a series: with its zone unknown it would leave out nothing, or another time. */
export function checkZones(entry: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend', 'recurrence-id', 'exdate', 'rdate'])
    for (const property of entry.getAllProperties(name))
      for (const value of property.getValues()) if (value instanceof ICAL.Time) zoned(value);
}

function once(component: ICAL.Component): Occurrence {
  const start = timeIn(component, 'dtstart');
  const end = component.hasProperty('dtend')
    ? timeIn(component, 'dtend')
    : new ICAL.Event(component, { exceptions: [] }).endDate;
  return { component, ...between(start, end) };
}

function sameEntry(entry: ICAL.Component): (other: ICAL.Component) => boolean {
  const uid = entry.getFirstPropertyValue('uid');
  return (other) => other.getFirstPropertyValue('uid') === uid;
}

/** The repetitions of an entry up to the end of a window. Those that were changed come by themselves, also when they moved from far away. */
function repetitionsOf(
  entry: ICAL.Component,
  changed: readonly ICAL.Component[],
  window: Window,
  steps: Steps,
): Occurrence[] {
  const event = new ICAL.Event(entry, { exceptions: [...changed] });
  const leftOut = new Set([
    ...changed.map((each) => keyOf(timeIn(each, 'recurrence-id'))),
    ...takenOut(entry).map(keyOf),
  ]);
  if (Object.keys(event.getRecurrenceTypes()).some((each) => TOO_OFTEN.has(each)))
    throw new Unreadable('too_many');
  const found: Occurrence[] = [];
  const early = dayNumberAt(window.from - event.duration.toSeconds() * 1000 - 2 * DAY);
  const series = event.iterator(firstStep(entry, early));
  for (let next = series.next(); next; next = series.next()) {
    steps.take();
    // To ask for the zone at each step of many years takes a hundred times as long.
    if (dayNumberOf(next) < early) continue;
    if (millisecondsOf(next) >= window.until) break;
    if (leftOut.has(keyOf(next)) || leftOut.has(dayKeyOf(next))) continue;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    found.push({ component: item.component, ...between(startDate, endDate) });
  }
  return found;
}

/** The library looks at one of these per repetition, and misses those that come after one that is no repetition. */
function takenOut(entry: ICAL.Component): ICAL.Time[] {
  return entry.getAllProperties('exdate').flatMap((property) => property.getValues() as ICAL.Time[]);
}

/** Years of a daily or weekly series are passed over in one leap of whole weeks that keeps its beat; undefined = from its start. */
function firstStep(entry: ICAL.Component, early: number): ICAL.Time | undefined {
  const start = timeIn(entry, 'dtstart');
  const rule = entry.getFirstPropertyValue('rrule');
  const isPlain = entry.getAllProperties('rrule').length === 1 && !entry.hasProperty('rdate');
  if (!isPlain || !(rule instanceof ICAL.Recur) || rule.isByCount()) return undefined;
  const parts = Object.keys(rule.parts).filter((part) => part !== 'BYDAY');
  if (!['DAILY', 'WEEKLY'].includes(rule.freq) || parts.length > 0) return undefined;
  const leap = 7 * rule.interval;
  const away = Math.floor((timeOfDay(early) - timeOfDay(dayNumberOf(start))) / DAY / leap) - 1;
  if (away <= 0) return undefined;
  const near = start.clone();
  // Not `addDuration`: it leaves the sum undone, and a copy of it is another day.
  near.adjust(away * leap, 0, 0, 0);
  return near;
}
