import { addDays, daysBetween, readDate, weekdayOf, yearOf } from './calendar/plain-date.ts';
import type { Language, SchoolDate } from './ids.ts';

/** The days that somebody typed, as far as they could be read without guessing. What is missing is asked on the card. */
export type DaysRead = {
  fromOn: SchoolDate | null;
  untilOn: SchoolDate | null;
  /** Null when both days were read. */
  doubt: 'absence_not_read' | 'absence_two_ways' | null;
};

/** One day as it was written: read, readable in two ways, or not at all. */
type Day = { kind: 'day'; on: SchoolDate } | { kind: 'two_ways' } | { kind: 'none' };

/** From which day on a day is looked for, and in whose way of writing. `isLast` = the second of two. */
type Reading = { today: SchoolDate; after: SchoolDate; isLast: boolean; language: Language };

const NONE: Day = { kind: 'none' };
const TWO_WAYS: Day = { kind: 'two_ways' };
/** A day without a year that lies behind us by less than half a year is more likely a slip than next year's. */
const HALF_YEAR_DAYS = 182;

const WEEKDAYS = listed([
  'ma|maandag|mon|monday',
  'di|dinsdag|tue|tuesday',
  'wo|woensdag|wed|wednesday',
  'do|donderdag|thu|thursday',
  'vr|vrijdag|fri|friday',
  'za|zaterdag|sat|saturday',
  'zo|zondag|sun|sunday',
]);
const MONTHS = listed([
  'jan|januari|january',
  'feb|februari|february',
  'mrt|maart|mar|march',
  'apr|april',
  'mei|may',
  'jun|juni|june',
  'jul|juli|july',
  'aug|augustus|august',
  'sep|sept|september',
  'okt|oktober|oct|october',
  'nov|november',
  'dec|december',
]);
const NEAR: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  morgen: 1,
  tomorrow: 1,
  overmorgen: 2,
  'the day after tomorrow': 2,
};

/** Between the first and the last day. The last one counts, and the card says so before anything is kept. */
const RANGE =
  /^(?:van(?:af)? |from )?(.+?)(?: tot en met | tot | t\/m | until | till | through | to | - )(.+)$/;
const OPEN_END = /^(?:vanaf|from) (.+)$/;
const ONE_DAY = /^(?:op |on )?(.+)$/;

/**
 * Reads "van 1 december tot 12 december", "from 1-12 to 12-12", "morgen", "maandag t/m woensdag". A weekday is the next
 * one, and today's own could be either; a day without a year is the nearest to come. What can be read in two ways, or as
 * a day that is over, is asked back.
 */
export function daysIn(words: string, today: SchoolDate, language: Language): DaysRead {
  const said = words.trim().toLowerCase().replace(/,/g, '').replace(/\s+/g, ' ');
  const open = said.match(OPEN_END);
  const range = said.match(RANGE);
  const reading = { today, after: today, isLast: false, language };
  if (range) return rangeOf(range[1] ?? '', range[2] ?? '', reading);
  if (open) return answered(dayOf(open[1] ?? '', reading), NONE);
  const day = dayOf(said.match(ONE_DAY)?.[1] ?? '', reading);
  return answered(day, day);
}

function rangeOf(first: string, last: string, reading: Reading): DaysRead {
  // "van 1 tot 12 december": the month stands with the last day, and is meant of both.
  if (/^\d{1,2}$/.test(first)) {
    const until = dayOf(last, reading);
    const from = until.kind === 'day' ? readDate(`${until.on.slice(0, 8)}${first.padStart(2, '0')}`) : null;
    return answered(from ? { kind: 'day', on: from } : NONE, until);
  }
  const from = dayOf(first, reading);
  if (from.kind !== 'day') return answered(from, NONE);
  return answered(from, dayOf(last, { ...reading, after: from.on, isLast: true }));
}

function answered(from: Day, until: Day): DaysRead {
  const isTwoWays = from.kind === 'two_ways' || until.kind === 'two_ways';
  const isRead = from.kind === 'day' && until.kind === 'day';
  return {
    fromOn: from.kind === 'day' ? from.on : null,
    untilOn: until.kind === 'day' ? until.on : null,
    doubt: unread(isTwoWays, isRead),
  };
}

function unread(isTwoWays: boolean, isRead: boolean): DaysRead['doubt'] {
  if (isTwoWays) return 'absence_two_ways';
  return isRead ? null : 'absence_not_read';
}

function dayOf(words: string, reading: Reading): Day {
  const near = Object.hasOwn(NEAR, words) ? NEAR[words] : undefined;
  if (near !== undefined) return known(addDays(reading.today, near));
  const weekday = WEEKDAYS.get(words);
  if (weekday !== undefined) return nextWeekday(weekday, reading);
  return writtenOut(words, reading) ?? inNumbers(words, reading) ?? NONE;
}

/** Today's own weekday may mean today or a week later; so may the last day with the weekday of the first. */
function nextWeekday(weekday: number, { after }: Reading): Day {
  const ahead = (weekday - weekdayOf(after) + 7) % 7;
  return ahead === 0 ? TWO_WAYS : { kind: 'day', on: addDays(after, ahead) };
}

/** `1 december`, `1 dec 2026`, `December 1st`, with or without a weekday before it, which then has to be true. */
function writtenOut(words: string, reading: Reading): Day | null {
  const parts = words.match(
    /^(?:([a-z]+) )?(?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?$/,
  );
  const month = parts && MONTHS.get(parts[3] ?? parts[4] ?? '');
  if (!parts || !month) return null;
  const day = onDay(Number(parts[2] ?? parts[5]), month, parts[6] ?? null, reading);
  if (parts[1] === undefined || day.kind !== 'day') return day;
  return WEEKDAYS.get(parts[1]) === weekdayOf(day.on) ? day : NONE;
}

/** `1-12`, `1/12/2026`, `2026-12-01`. In English the month may come first: `1/12` is two days, `13/12` is one. */
function inNumbers(words: string, reading: Reading): Day | null {
  const iso = readDate(words);
  if (iso) return { kind: 'day', on: iso };
  const parts = words.match(/^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?$/);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), parts[3] ?? null];
  if (reading.language === 'nl' || first === second || first > 12) return onDay(first, second, year, reading);
  return second > 12 ? onDay(second, first, year, reading) : TWO_WAYS;
}

/** Without a year the nearest one; the last day is the first such day from the first one on. */
function onDay(day: number, month: number, year: string | null, { after, isLast }: Reading): Day {
  const dated = (inYear: number) => readDate(`${inYear}-${padded(month)}-${padded(day)}`);
  if (year !== null) return known(dated(Number(year)));
  const thisYear = dated(yearOf(after));
  if (thisYear && thisYear >= after) return known(thisYear);
  if (thisYear && !isLast && daysBetween(thisYear, after) < HALF_YEAR_DAYS) return TWO_WAYS;
  return known(dated(yearOf(after) + 1));
}

function known(on: SchoolDate | null): Day {
  return on ? { kind: 'day', on } : NONE;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** Each word with its place in the list, from 1. */
function listed(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((each, index) => each.split('|').map((name) => [name, index + 1] as const)));
}
