import { describe, expect, it } from '@jest/globals';
import { type AbsenceBook, type Doubt, EMPTY_BOOK } from '../../../src/domain/absence-duty/book.ts';
import { clockOf, duesOf } from '../../../src/domain/absence-duty/clock.ts';
import { dutyOn, type PupilOfDuty } from '../../../src/domain/absence-duty/duty.ts';
import { hourUnitOf } from '../../../src/domain/absence-duty/rules.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { away, day, realCalendar, reported, rulesWith, sickOn } from '../../support/absence-duty.ts';

const calendar = realCalendar();
const date = (on: string) => on as SchoolDate;
const PUPIL: PupilOfDuty = { bornOn: date('2011-05-04'), exemptUntil: null };
const SIXTEEN = [day('2026-11-02', 8), day('2026-11-03', 8)];

describe('what is to be done', () => {
  it('is nothing for an empty book', () => {
    expect(dues({})).toEqual([]);
  });

  it('is a report from the day on which the hours were reached, until it was written down', () => {
    expect(dues({ days: SIXTEEN })).toEqual([{ rule: 'absence_16h', startsOn: '2026-11-03' }]);
    expect(dues({ days: SIXTEEN, reports: [reported('2026-11-02', '2026-11-03')] })).toEqual([]);
  });

  it('is of each kind the first that waits', () => {
    const days = [...SIXTEEN, day('2026-11-10', 8), day('2026-11-11', 8)];

    expect(dues({ days })).toEqual([{ rule: 'absence_16h', startsOn: '2026-11-03' }]);
    expect(dues({ days, reports: [reported('2026-11-02', '2026-11-03')] })).toEqual([
      { rule: 'absence_16h', startsOn: '2026-11-11' },
    ]);
  });

  it('begins later for hours that may wait while the absence goes on', () => {
    const days = away(calendar, '2026-11-02', '2026-11-09');

    expect(dues({ days, reports: [reported('2026-11-02', '2026-11-04')] })).toEqual([
      { rule: 'absence_16h', startsOn: '2026-11-11' },
      { rule: 'long_absence', startsOn: '2026-11-02' },
    ]);
  });

  it('is a long absence that is seen coming, from the first day away', () => {
    const days = away(calendar, '2026-11-04', '2026-11-10');

    expect(dues({ days })).toEqual([
      { rule: 'absence_16h', startsOn: '2026-11-06' },
      { rule: 'long_absence', startsOn: '2026-11-04' },
    ]);
    expect(dues({ days: days.slice(0, 2) })).toEqual([]);
  });

  it('is a talk and a consult besides', () => {
    const sick = [sickOn('2026-11-05', '2026-11-13')];

    expect(dues({ sick, doubts: [doubt('2026-11-05')], talks: [] })).toEqual([
      { rule: 'sick_talk', startsOn: '2026-11-13' },
      { rule: 'sick_consult', startsOn: '2026-11-09' },
    ]);
  });

  it('is nothing while an exemption runs, on its first and its last day too', () => {
    const exemption = { fromOn: date('2026-11-20'), untilOn: date('2026-11-27') };
    const on = (today: string) => dues({ days: SIXTEEN, exemption }, PUPIL, today).length;

    expect([on('2026-11-19'), on('2026-11-20'), on('2026-11-27'), on('2026-11-28')]).toEqual([1, 0, 0, 1]);
    expect(dues({ days: SIXTEEN }, { ...PUPIL, exemptUntil: date('2027-07-31') })).toEqual([]);
  });

  it('counts no hours of days in an exemption, nor of days on which the school was closed', () => {
    const exemption = { fromOn: date('2026-11-03'), untilOn: date('2026-11-03') };

    expect(dues({ days: SIXTEEN, exemption })).toEqual([]);
    expect(dues({ days: [day('2026-10-21', 16), day('2026-11-07', 16)] })).toEqual([]);
  });
});

describe('the duty', () => {
  it.each([
    ['2026-11-02', 'law'],
    ['2026-11-03', 'of_age'],
  ])('of somebody who turns 18 on 3 November 2026 is on %s: %s', (on, duty) => {
    expect(dutyOn(date(on), date('2008-11-03'), rulesWith({}))).toBe(duty);
  });

  it('of somebody of age is what the region agreed, if it did', () => {
    expect(dutyOn(date('2026-11-03'), date('2008-11-03'), rulesWith({ adults: 'agreed' }))).toBe('agreed');
    const born = { ...PUPIL, bornOn: date('2008-11-03') };
    expect(dues({ days: SIXTEEN }, born)).toEqual([]);
    expect(dues({ days: SIXTEEN }, born, '2026-11-27', { adults: 'agreed' })).toHaveLength(1);
  });

  it('begins in the month after the fifth birthday', () => {
    expect(dutyOn(date('2026-10-31'), date('2021-10-01'), rulesWith({}))).toBe('too_young');
    expect(dutyOn(date('2026-11-01'), date('2021-10-01'), rulesWith({}))).toBe('law');
  });

  it('of somebody born on 29 February ends on 1 March, and of nobody by an unknown age', () => {
    expect(dutyOn(date('2026-02-28'), date('2008-02-29'), rulesWith({}))).toBe('law');
    expect(dutyOn(date('2026-03-01'), date('2008-02-29'), rulesWith({}))).toBe('of_age');
    expect(dutyOn(date('2026-03-01'), null, rulesWith({}))).toBe('law');
  });
});

describe('a doubted sick report', () => {
  const sick = [sickOn('2026-11-05', '2026-11-13')];
  const consult = { on: date('2026-11-12'), isDoubtLeft: true };
  const told = { on: date('2026-11-16'), countsFrom: date('2026-11-18') };

  it.each([
    ['the jeugdarts is consulted', {}, '2026-11-27', 'consult'],
    [
      'nothing, when no doubt is left',
      { consult: { ...consult, isDoubtLeft: false } },
      '2026-11-27',
      'settled',
    ],
    ['the parents are told', { consult }, '2026-11-27', 'tell_parents'],
    ['one waits for the day they were told of', { consult, told }, '2026-11-17', 'wait'],
    ['it may be reported from that day on', { consult, told }, '2026-11-18', 'may_report'],
  ])('comes to: %s', (_what, more, today, step) => {
    const book = { ...EMPTY_BOOK, sick, doubts: [doubt('2026-11-05', more)] };

    expect(clock(book, today).doubts).toMatchObject([{ step }]);
  });

  it('is reported when a report is about it, and by none of hours', () => {
    const stepWith = (sickId: string | null) =>
      clock({
        ...EMPTY_BOOK,
        sick,
        doubts: [doubt('2026-11-05', { consult, told })],
        reports: [reported('2026-11-18', '2026-11-20', { kind: 'other', sickId })],
      }).doubts[0]?.step;

    expect(stepWith('2026-11-05')).toBe('reported');
    expect(stepWith(null)).toBe('may_report');
  });

  it('is gone with its report', () => {
    expect(clock({ ...EMPTY_BOOK, doubts: [doubt('2026-11-05')] }).doubts).toEqual([]);
  });
});

describe('the clock', () => {
  it('says how far it is, since when, and what did not count', () => {
    const book = { ...EMPTY_BOOK, days: [day('2026-11-02', 5)], sick: [sickOn('2026-11-05', '2026-11-05')] };

    expect(clock(book, '2026-11-06')).toMatchObject({
      hours: {
        fromOn: '2026-10-05',
        counted: 5,
        limit: 16,
        notCounted: [{ kind: 'school_holiday', name: 'Herfstvakantie' }],
      },
      sick: { reports: 1, limit: 4 },
    });
  });

  it('works on a day in a holiday, and at the end of what the calendar knows', () => {
    for (const today of ['2026-12-25', '2027-08-01', '2030-08-25'])
      expect(clock({ ...EMPTY_BOOK, days: SIXTEEN }, today).obligations).toHaveLength(1);
  });
});

describe('an hour', () => {
  it.each([
    ['vo', 'lesson_hours'],
    ['vso', 'lesson_hours'],
    ['po', 'clock_hours'],
    ['so', 'clock_hours'],
    ['mbo', 'clock_hours'],
  ])('is in %s counted in %s', (sector, unit) => {
    expect(hourUnitOf(sector)).toBe(unit);
  });
});

function doubt(sickId: string, more: Partial<Doubt> = {}): Doubt {
  return { sickId, doubtedOn: date('2026-11-09'), consult: null, told: null, ...more };
}

function clock(book: AbsenceBook, today = '2026-11-27', pupil = PUPIL, rules = {}) {
  return clockOf({ book, pupil, calendar, rules: rulesWith(rules), today: date(today) });
}

function dues(book: Partial<AbsenceBook>, pupil = PUPIL, today = '2026-11-27', rules = {}) {
  return duesOf(clock({ ...EMPTY_BOOK, ...book }, today, pupil, rules));
}
