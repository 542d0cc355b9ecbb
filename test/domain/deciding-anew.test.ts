import { describe, expect, it } from '@jest/globals';
import { canDecideAnew, faultOfNewDecision, lastNewDay } from '../../src/domain/deciding-anew.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';

const day = (on: string) => on as SchoolDate;
const [ME, OTHER] = ['me', 'other'] as unknown as [PersonId, PersonId];
const TODAY = day('2027-02-23');
const ASKED = { reason: 'help_not_begun', secondPerson: OTHER, dueOn: day('2027-04-01') } as const;

describe('a decision that there is no agreement yet', () => {
  it.each([
    ['2027-02-08', false],
    ['2027-02-09', true],
    ['2027-02-23', true],
    ['2027-03-10', true],
  ])('about 23 February can be taken on %s: %s', (on, can) => {
    expect(canDecideAnew(day('2027-02-23'), day(on))).toBe(can);
    expect(faultOf({}, '2027-02-23', on) === 'anew_early').toBe(!can);
  });

  it.each([
    ['2027-02-23', 'anew_day_odd'],
    ['2027-02-24', null],
    ['2027-05-23', null],
    ['2027-05-24', 'anew_day_odd'],
  ])('names %s as the new day: %s', (dueOn, fault) => {
    expect(faultOf({ dueOn: day(dueOn) })).toBe(fault);
  });

  it('names a day after the one that it takes the place of', () => {
    expect(faultOf({ dueOn: day('2027-03-01') }, '2027-03-01')).toBe('anew_day_odd');
    expect(faultOf({ dueOn: day('2027-03-02') }, '2027-03-01')).toBeNull();
  });

  it('knows at the end of a month which day is three months further', () => {
    expect(lastNewDay(day('2026-11-30'))).toBe('2027-02-28');
  });

  it.each([
    [{ reason: null }, 'anew_reason_missing'],
    [{ secondPerson: null }, 'anew_second_missing'],
    [{ secondPerson: ME }, 'second_person_same'],
    [{ dueOn: null }, 'anew_day_odd'],
  ] as const)('is taken by two people with a reason and a day: %j is refused', (wrong, fault) => {
    expect(faultOf(wrong)).toBe(fault);
  });
});

function faultOf(
  wrong: Partial<Parameters<typeof faultOfNewDecision>[0]>,
  insteadOf = '2027-02-23',
  today: string = TODAY,
) {
  return faultOfNewDecision({ ...ASKED, ...wrong }, { decider: ME, insteadOf: day(insteadOf) }, day(today));
}
