import { readFileSync } from 'node:fs';
import type { Calendars } from '../app/ports/calendars.ts';
import type { School } from '../app/ports/schools.ts';
import {
  type SchoolCalendar,
  type SchoolHoliday,
  schoolCalendar,
} from '../domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../domain/ids.ts';

const FILE = new URL('./nl-school-holidays.csv', import.meta.url);

/** The calendars of schools, from the bundled holidays of three regions; made once per school and set of own days. */
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
  };
}

/** Reads `start,end,name,region,fixed`; lines with `#` tell where it comes from. */
function holidaysByRegion(text: string): ReadonlyMap<School['region'], SchoolHoliday[]> {
  const regions = new Map<School['region'], SchoolHoliday[]>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith('start,')) continue;
    const [from, until, name, region] = line.split(',');
    if (!from || !until || !name || !region)
      throw new Error(`The list of school holidays has an odd line: ${line}`);
    const holidays = regions.get(region as School['region']) ?? [];
    holidays.push({ from: from as SchoolDate, until: until as SchoolDate, name });
    regions.set(region as School['region'], holidays);
  }
  return regions;
}
