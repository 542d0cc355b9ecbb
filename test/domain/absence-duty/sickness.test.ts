import { describe, expect, it } from '@jest/globals';
import { sickReportsOn, talksCalledFor } from '../../../src/domain/absence-duty/sickness.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { realCalendar, rulesWith, sickOn } from '../../support/absence-duty.ts';

const calendar = realCalendar();
const talks = (...days: string[]) => days as SchoolDate[];

describe('a talk about being sick', () => {
  const four = ['2026-09-07', '2026-09-21', '2026-10-05'].map((on) => sickOn(on, on));

  it('is called for at the fourth report, not at the third', () => {
    expect(called(four)).toEqual([]);
    expect(called([...four, sickOn('2026-11-03', '2026-11-03')])).toEqual([
      { because: 'sick_reports', metOn: '2026-11-03', talkedOn: null },
    ]);
  });

  it('counts twelve school weeks, with the holiday out', () => {
    expect(called([...four, sickOn('2026-12-04', '2026-12-04')])).toHaveLength(1);
    expect(called([...four, sickOn('2026-12-07', '2026-12-07')])).toEqual([]);
  });

  it('is called for on the seventh school day in a row, not on the sixth', () => {
    expect(called([sickOn('2026-11-05', '2026-11-12')])).toEqual([]);
    expect(called([sickOn('2026-11-05', '2026-11-13')])).toEqual([
      { because: 'sick_days', metOn: '2026-11-13', talkedOn: null },
    ]);
  });

  it('counts school days alone, and reports that follow one another as one', () => {
    expect(called([sickOn('2026-10-13', '2026-10-16'), sickOn('2026-10-26', '2026-10-28')])).toMatchObject([
      { because: 'sick_days', metOn: '2026-10-28' },
    ]);
    expect(called([sickOn('2026-10-13', '2026-10-16'), sickOn('2026-10-27', '2026-10-30')])).toEqual([]);
  });

  it('lies ahead while nobody said that the pupil is back', () => {
    expect(called([sickOn('2026-11-26', null)])).toMatchObject([{ metOn: '2026-12-04' }]);
  });

  it('was about all before it: counting begins anew', () => {
    const all = [...four, sickOn('2026-11-03', '2026-11-03'), sickOn('2026-11-10', '2026-11-10')];

    expect(called(all, talks('2026-11-05'))).toEqual([
      { because: 'sick_reports', metOn: '2026-11-03', talkedOn: '2026-11-05' },
    ]);
    expect(called(all)).toHaveLength(1);
  });

  it('may be held before it is called for, out of worry', () => {
    expect(called([...four, sickOn('2026-11-03', '2026-11-03')], talks('2026-10-06'))).toEqual([]);
    expect(called([sickOn('2026-11-05', null)], talks('2026-11-09'))).toEqual([]);
  });

  it('has numbers of the school', () => {
    expect(called([sickOn('2026-11-05', '2026-11-06')], [], { sickSchoolDays: 2 })).toHaveLength(1);
    expect(called(four, [], { sickReports: 3 })).toHaveLength(1);
    expect(called(four, [], { sickReports: 3, sickReportsSchoolWeeks: 4 })).toEqual([]);
  });

  function called(sick: ReturnType<typeof sickOn>[], held: SchoolDate[] = [], rules = {}) {
    return talksCalledFor(sick, held, calendar, rulesWith(rules));
  }
});

describe('how many sick reports there are', () => {
  it('is of twelve school weeks up to a day, since the last talk', () => {
    const sick = ['2026-08-31', '2026-09-14', '2026-11-24'].map((on) => sickOn(on, on));
    const on = (day: string, held: SchoolDate[] = []) =>
      sickReportsOn(day as SchoolDate, sick, held, calendar, rulesWith({}));

    expect(on('2026-11-20')).toBe(2);
    expect(on('2026-11-27')).toBe(3);
    expect(on('2026-12-04')).toBe(2);
    expect(on('2026-11-27', talks('2026-10-01'))).toBe(1);
    expect(on('2026-09-30', talks('2026-10-01'))).toBe(2);
  });
});
