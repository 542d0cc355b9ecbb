import { readFileSync } from 'node:fs';
import type { HolidayRegion } from '../../src/app/ports/schools.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const LIST = new URL('../../src/calendar/nl-school-holidays.csv', import.meta.url);
const DAY = 86_400_000;

export const REGIONS: readonly HolidayRegion[] = ['noord', 'midden', 'zuid'];

/** The public holidays as an almanac has them, and no rule: Koningsdag 2025 is on Saturday the 26th, the 27th being a Sunday. */
export const ALMANAC: Readonly<Record<string, string>> = {
  ...ofYear(2025, '04-18', '04-20', '04-21', '04-26', '05-29', '06-08', '06-09'),
  ...ofYear(2026, '04-03', '04-05', '04-06', '04-27', '05-14', '05-24', '05-25'),
  ...ofYear(2027, '03-26', '03-28', '03-29', '04-27', '05-06', '05-16', '05-17'),
  ...ofYear(2028, '04-14', '04-16', '04-17', '04-27', '05-25', '06-04', '06-05'),
  ...ofYear(2029, '03-30', '04-01', '04-02', '04-27', '05-10', '05-20', '05-21'),
  ...ofYear(2030, '04-19', '04-21', '04-22', '04-27', '05-30', '06-09', '06-10'),
};

function ofYear(year: number, ...[friday, sunday, monday, king, ascension, whit, whitMonday]: string[]) {
  return {
    [`${year}-01-01`]: 'nieuwjaarsdag',
    [`${year}-${friday}`]: 'goede_vrijdag',
    [`${year}-${sunday}`]: 'pasen',
    [`${year}-${monday}`]: 'pasen',
    [`${year}-${king}`]: 'koningsdag',
    [`${year}-05-05`]: 'bevrijdingsdag',
    [`${year}-${ascension}`]: 'hemelvaart',
    [`${year}-${whit}`]: 'pinksteren',
    [`${year}-${whitMonday}`]: 'pinksteren',
    [`${year}-12-25`]: 'kerst',
    [`${year}-12-26`]: 'kerst',
  };
}

export type SlowHoliday = { from: SchoolDate; until: SchoolDate; name: string };

/** The holidays of a region as the bundled list has them, read by other code than the product's. */
export function holidaysIn(region: HolidayRegion): SlowHoliday[] {
  return readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => /^\d/.test(line) && line.split(',')[3] === region)
    .map((line) => line.split(','))
    .map(([from, until, name]) => ({
      from: from as SchoolDate,
      until: until as SchoolDate,
      name: name as string,
    }));
}

/** The day so many days later, by way of the machine's count of milliseconds in UTC. */
export function dayAfter(on: string, days = 1): SchoolDate {
  return new Date(Date.parse(`${on}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10) as SchoolDate;
}

/** Every day from one to the other, both included. */
export function daysFrom(from: string, until: string): SchoolDate[] {
  const days: SchoolDate[] = [];
  for (let on = from as SchoolDate; on <= until; on = dayAfter(on)) days.push(on);
  return days;
}

/**
 * One row for each day that the list of a region knows, with why it is closed: slow, and without a rule. What a term
 * counts is then found by leafing through the rows.
 *
 * @param own what the school set itself: a name = closed under that name, null = open in spite of everything
 */
export function slowCalendar(region: HolidayRegion, own: Readonly<Record<string, string | null>> = {}) {
  const holidays = holidaysIn(region);
  const first = holidays.map(({ from }) => from).sort()[0] as SchoolDate;
  const last = holidays
    .map(({ until }) => until)
    .sort()
    .at(-1) as SchoolDate;
  const because = new Map<string, string>();
  for (const on of daysFrom(first, last)) {
    if (ALMANAC[on]) because.set(on, ALMANAC[on]);
    for (const { from, until, name } of holidays)
      if (daysFrom(from, until).includes(on)) because.set(on, name);
    if (/^S/.test(new Date(`${on}T12:00:00Z`).toUTCString())) because.set(on, 'weekend');
    if (on in own) {
      const name = own[on];
      if (name) because.set(on, name);
      else because.delete(on);
    }
  }
  const open = daysFrom(first, last).filter((on) => !because.has(on));
  return {
    first,
    last,
    open,
    because: (on: string) => because.get(on) ?? null,
    /** The n-th open day after this one; undefined past the end of the list. */
    nthAfter(on: string, nth: number): SchoolDate | undefined {
      const next = open.findIndex((each) => each > on);
      return next < 0 ? undefined : open[next + nth - 1];
    },
    lastOpenUpTo: (on: string) => open.findLast((each) => each <= on),
    /** What lay after one day up to the other and was closed, each name once, weekends left out. */
    skipped: (from: string, until: string) => [
      ...new Set(
        daysFrom(dayAfter(from), until)
          .map((on) => because.get(on))
          .filter((name) => name && name !== 'weekend'),
      ),
    ],
  };
}
