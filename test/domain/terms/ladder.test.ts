import { describe, expect, it } from '@jest/globals';
import { schoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { frozenFor } from '../../../src/domain/terms/catalogue.ts';
import { dayOfStep, daysOf, stepAfter, stepsTogether } from '../../../src/domain/terms/ladder.ts';
import type { TermDates } from '../../../src/domain/terms/term.ts';

const on = (text: string) => text as SchoolDate;
const CALENDAR = schoolCalendar(
  [
    { from: on('2026-10-17'), until: on('2026-10-25'), name: 'Herfstvakantie' },
    { from: on('2026-12-19'), until: on('2027-01-03'), name: 'Kerstvakantie' },
    { from: on('2027-07-10'), until: on('2027-08-22'), name: 'Zomervakantie' },
    { from: on('2027-12-25'), until: on('2028-01-09'), name: 'Kerstvakantie' },
  ],
  [],
  { goodFridayOpen: false, liberationDayOpen: false },
);

/** From Monday 23 November 2026 to the Monday after it. */
function firstTable(changed: Partial<TermDates> = {}): TermDates {
  return {
    rule: 'first_table',
    startsOn: on('2026-11-23'),
    dueOn: on('2026-11-30'),
    frozen: frozenFor('first_table', {}),
    ...changed,
  };
}

/** Every rung that is taken from `from` on when somebody looks each day: `day audiences`. */
function taken(term: TermDates, from: string, most = 20): string[] {
  const said: string[] = [];
  let step = -1;
  let notBefore = on(from);
  for (let count = 0; count < most; count++) {
    const next = stepAfter(CALENDAR, term, step, notBefore);
    if (!next) break;
    const together = stepsTogether(CALENDAR, term, next.step);
    said.push(`${next.on} ${together.map((each) => term.frozen.steps[each]?.to ?? 'again').join('+')}`);
    step = together.at(-1) as number;
    notBefore = CALENDAR.nextSchoolDay(next.on);
  }
  return said;
}

describe('the ladder of a term', () => {
  it('goes from the one who is responsible to a proposal to scale up, and then asks again each week', () => {
    expect(taken(firstTable(), '2026-11-23', 8)).toEqual([
      '2026-11-27 responsible',
      '2026-12-01 responsible',
      '2026-12-02 deputy',
      '2026-12-03 coordinator',
      '2026-12-04 channel',
      '2026-12-10 scale_up',
      '2026-12-17 again',
      '2027-01-07 again',
    ]);
  });

  it('takes one rung a day after a standstill, and not the whole ladder at once', () => {
    expect(taken(firstTable(), '2026-12-10', 5)).toEqual([
      '2026-12-10 responsible',
      '2026-12-11 deputy',
      '2026-12-14 coordinator',
      '2026-12-15 channel',
      '2026-12-16 scale_up',
    ]);
  });

  it('does not say that something will be due when it is', () => {
    expect(stepAfter(CALENDAR, firstTable(), -1, on('2026-12-01'))).toEqual({ step: 1, on: '2026-12-01' });
  });

  it('says on the last day itself that it will be due, when nobody said it before', () => {
    expect(stepAfter(CALENDAR, firstTable(), -1, on('2026-11-30'))).toEqual({ step: 0, on: '2026-11-30' });
  });

  it('takes the rungs of one day together', () => {
    const term = firstTable({ rule: 'concern_untouched', frozen: frozenFor('concern_untouched', {}) });

    expect(taken(term, '2026-11-23', 2)).toEqual(['2026-11-30 responsible+deputy', '2026-12-07 again']);
  });

  it('runs on until its last rung was heard where nobody has to end the term, and is over some school days later', () => {
    const term = firstTable({
      rule: 'interim_6w',
      dueOn: on('2027-01-04'),
      frozen: frozenFor('interim_6w', {}),
    });

    expect(taken(term, '2026-11-23')).toEqual(['2027-01-04 responsible', '2027-01-11 again']);
    expect(stepAfter(CALENDAR, term, 1, on('2027-01-12'))).toBeNull();
  });

  it('brings what falls in a holiday to the last open day before it, and leaves the last day as it is', () => {
    const term = firstTable({
      rule: 'interim_6w',
      dueOn: on('2026-12-28'),
      frozen: frozenFor('interim_6w', {}),
    });

    expect([taken(term, '2026-11-23'), term.dueOn]).toEqual([
      ['2026-12-18 responsible', '2027-01-08 again'],
      '2026-12-28',
    ]);
  });

  it('does not know a day for what lies past the list of holidays, and says so', () => {
    expect(() => taken(firstTable({ dueOn: on('2028-01-08') }), '2027-12-20')).toThrow(RangeError);
  });
});

describe('the warning before the summer', () => {
  const agreement = (startsOn: string, dueOn: string): TermDates => ({
    rule: 'agreement',
    startsOn: on(startsOn),
    dueOn: on(dueOn),
    frozen: frozenFor('agreement', {}),
  });

  it.each([
    ['in the summer', '2027-05-03', '2027-08-03', '2027-06-28'],
    ['right after it', '2027-06-01', '2027-09-01', '2027-06-28'],
    ['so that its own reminder comes a day later', '2027-04-13', '2027-07-13', '2027-06-28'],
    ['so that its own reminder comes on the same day', '2027-04-12', '2027-07-12', null],
    ['in the winter', '2026-11-23', '2027-02-23', null],
  ])('comes ten school days before the holiday when the term ends %s', (_when, startsOn, dueOn, expected) => {
    expect(daysOf(CALENDAR, agreement(startsOn, dueOn))[0]).toBe(expected);
  });

  it('is given for a holiday that begins two weeks after the last day, and not for one a day later', () => {
    const warning = (dueOn: string) =>
      dayOfStep(CALENDAR, agreement('2027-03-25', dueOn), {
        to: 'responsible',
        days: 10,
        unit: 'before_summer',
      });

    expect([warning('2027-06-26'), warning('2027-06-25')]).toEqual(['2027-06-28', null]);
  });

  it('is not given on a day on which the term did not run yet', () => {
    expect(daysOf(CALENDAR, agreement('2027-06-28', '2027-09-28'))[0]).toBeNull();
    expect(daysOf(CALENDAR, agreement('2027-06-27', '2027-09-27'))[0]).toBe('2027-06-28');
  });
});
