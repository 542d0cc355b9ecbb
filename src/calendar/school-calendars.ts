import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Calendars } from '../app/ports/calendars.ts';
import type { HolidayRegion } from '../app/ports/schools.ts';
import { readDate } from '../domain/calendar/plain-date.ts';
import {
  type SchoolCalendar,
  type SchoolHoliday,
  schoolCalendar,
} from '../domain/calendar/school-calendar.ts';

const FILE = new URL('./nl-school-holidays.csv', import.meta.url);
const REGIONS: readonly HolidayRegion[] = ['noord', 'midden', 'zuid'];

/**
 * The calendars of schools, from the bundled holidays of three regions; made once per school and set of own days.
 *
 * @throws Error when the list has a line that cannot be read, or a region without a single holiday.
 */
export function calendarsFrom(text = readFileSync(FILE, 'utf8')): Calendars {
  const byRegion = holidaysByRegion(text);
  const made = new Map<string, { settings: string; calendar: SchoolCalendar }>();
  return {
    of(school) {
      const settings = JSON.stringify([school.region, school.ownDays, school.policy]);
      const known = made.get(school.id);
      if (known?.settings === settings) return known.calendar;
      const calendar = schoolCalendar(byRegion.get(school.region) ?? [], school.ownDays, school.policy);
      made.set(school.id, { settings, calendar });
      return calendar;
    },
    printOf({ region, ownDays, policy }) {
      const { goodFridayOpen, liberationDayOpen } = policy;
      const own = [...ownDays].map(({ on, open, name }) => [on, open, name]).sort();
      const all = [byRegion.get(region), own, goodFridayOpen, liberationDayOpen];
      return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
    },
  };
}

/** Reads `start,end,name,region,fixed`; lines with `#` tell where it comes from. */
function holidaysByRegion(text: string): ReadonlyMap<HolidayRegion, readonly SchoolHoliday[]> {
  const regions = new Map(REGIONS.map((region): [HolidayRegion, SchoolHoliday[]] => [region, []]));
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#') || line.startsWith('start,')) continue;
    const [start = '', end = '', name, region] = line.split(',');
    const from = readDate(start);
    const until = readDate(end);
    const holidays = regions.get(region as HolidayRegion);
    if (!from || !until || until < from || !name || !holidays)
      throw new Error(`The list of school holidays has an odd line: ${line}`);
    holidays.push({ from, until, name });
  }
  for (const [region, holidays] of regions)
    if (holidays.length === 0) throw new Error(`The list of school holidays has none for ${region}.`);
  return regions;
}
