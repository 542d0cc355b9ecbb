import { describe, expect, it } from '@jest/globals';
import type { HolidayRegion, School } from '../../src/app/ports/schools.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { addDays, weekdayOf } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { testRoster } from '../support/school.ts';

const date = (text: string) => text as SchoolDate;
const REGIONS: readonly HolidayRegion[] = ['noord', 'midden', 'zuid'];

function school(changes: Partial<School> = {}): School {
  return { ...testRoster().school, ...changes };
}

describe('the bundled school holidays', () => {
  it('differ by region', () => {
    const openOn19October = REGIONS.filter((region) =>
      calendarsFrom()
        .of(school({ id: region as never, region }))
        .isSchoolDay(date('2026-10-19')),
    );
    const openOn12October = REGIONS.filter((region) =>
      calendarsFrom()
        .of(school({ id: region as never, region }))
        .isSchoolDay(date('2026-10-12')),
    );

    expect(openOn19October).toEqual(['noord']);
    expect(openOn12October).toEqual(['midden', 'zuid']);
  });

  it('give every region a summer of six weeks in each school year that they cover', () => {
    for (const region of REGIONS) {
      const calendar = calendarsFrom().of(school({ region }));
      for (let year = 2025; year <= 2030; year++) expect(summerDays(calendar, year)).toBe(30);
    }
  });

  it('know all days up to the summer of 2030', () => {
    for (const region of REGIONS) {
      const { lastKnown } = calendarsFrom().of(school({ region }));
      expect(lastKnown >= '2030-08-18').toBe(true);
    }
  });

  it('come second to the own days and choices of a school, also when these change', () => {
    const calendars = calendarsFrom();
    const before = calendars.of(school());
    const after = calendars.of(
      school({ ownDays: [{ on: date('2026-11-25'), open: false, name: 'Studiedag' }] }),
    );
    const open = calendars.of(school({ policy: { ...school().policy, goodFridayOpen: true } }));

    expect(before.isSchoolDay(date('2026-11-25'))).toBe(true);
    expect(after.isSchoolDay(date('2026-11-25'))).toBe(false);
    expect(after.isSchoolDay(date('2027-03-26'))).toBe(false);
    expect(open.isSchoolDay(date('2027-03-26'))).toBe(true);
  });
});

describe('a list of school holidays', () => {
  const head = 'start,end,name,region,fixed\n';
  const all = REGIONS.map((region) => `2026-10-17,2026-10-25,Herfstvakantie,${region},advice`).join('\n');

  it('is refused with the line when that cannot be read', () => {
    for (const line of [
      '2026-02-30,2026-03-01,X,noord,yes',
      '2026-03-01,2026-02-01,X,noord,yes',
      '2026-02-01,2026-03-01,X,oost,yes',
      '2026-02-01,2026-03-01,,noord,yes',
      'nonsense',
    ])
      expect(() => calendarsFrom(`${head}${all}\n${line}`)).toThrow(line);
  });

  it('is refused when a region is missing', () => {
    const withoutZuid = all.split('\n').slice(0, 2).join('\n');

    expect(() => calendarsFrom(`${head}${withoutZuid}`)).toThrow('zuid');
  });

  it('may have lines as Windows writes them', () => {
    const calendar = calendarsFrom(`# source\r\n${head}${all.replaceAll('\n', '\r\n')}\r\n`).of(school());

    expect(calendar.isSchoolDay(date('2026-10-23'))).toBe(false);
  });
});

/** Weekdays of June to September that are summer holiday. */
function summerDays(calendar: ReturnType<ReturnType<typeof calendarsFrom>['of']>, year: number): number {
  let days = 0;
  for (
    let on = date(`${year}-06-20`);
    on <= `${year}-09-10` && on <= calendar.lastKnown;
    on = addDays(on, 1)
  ) {
    const closed = calendar.closedBecause(on);
    if (weekdayOf(on) < 6 && closed?.kind === 'school_holiday') days += 1;
  }
  return days;
}
