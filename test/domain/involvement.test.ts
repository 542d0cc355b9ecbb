import { describe, expect, it } from '@jest/globals';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  ageOf,
  ageOn,
  canBePupil,
  faultOfInforming,
  type InformedAnswer,
  involvementOf,
  mayLeaveOut,
  whoHasToHear,
} from '../../src/domain/involvement.ts';
import { AGE_BANDS, LEFT_OUT_REASONS } from '../../src/domain/involvement-rules.ts';

const TODAY = '2026-11-23' as SchoolDate;

describe('age', () => {
  it.each([
    ['2010-11-23', 16],
    ['2010-11-24', 15],
    ['2008-11-23', 18],
    ['2008-11-24', 17],
  ])('of somebody born on %s is %d, the birthday itself included', (bornOn, age) => {
    expect(ageOn(bornOn as SchoolDate, TODAY)).toBe(age);
  });

  it('of somebody born on 29 February goes up on 1 March in other years', () => {
    const born = '2008-02-29' as SchoolDate;

    expect(ageOn(born, '2026-02-28' as SchoolDate)).toBe(17);
    expect(ageOn(born, '2026-03-01' as SchoolDate)).toBe(18);
  });

  it.each([
    ['2023-11-24', false],
    ['2023-11-23', true],
    ['1998-11-24', true],
    ['1998-11-23', false],
    ['2026-11-24', false],
    ['2999-01-01', false],
  ])('of a pupil is 3 to 27 years: born on %s it can be one: %p', (bornOn, isOne) => {
    expect(canBePupil(bornOn as SchoolDate, '2026-11-23' as SchoolDate)).toBe(isOne);
  });

  it('is what somebody said only when no birth date is known', () => {
    expect(ageOf('2010-05-12' as SchoolDate, 'from_18', TODAY)).toBe(16);
    expect(ageOf(null, 'from_16', TODAY)).toBe(16);
    expect(ageOf(null, null, TODAY)).toBeNull();
  });
});

describe('involvement', () => {
  it.each([
    [11, { pupilInvited: false, parents: 'informed', consentOf: ['parents'] }],
    [12, { pupilInvited: true, parents: 'informed', consentOf: ['parents', 'pupil'] }],
    [15, { pupilInvited: true, parents: 'informed', consentOf: ['parents', 'pupil'] }],
    [16, { pupilInvited: true, parents: 'informed', consentOf: ['pupil'] }],
    [17, { pupilInvited: true, parents: 'informed', consentOf: ['pupil'] }],
    [18, { pupilInvited: true, parents: 'with_consent', consentOf: ['pupil'] }],
  ])('at %d is as the sources say', (age, rules) => {
    expect(involvementOf(age)).toMatchObject(rules);
  });

  it('of an unknown age is careful: the pupil is invited, the parents hear, both agree', () => {
    expect(involvementOf(null)).toMatchObject({
      pupilInvited: true,
      parents: 'informed',
      consentOf: ['parents', 'pupil'],
    });
  });

  it('has a rule for each answer to "how old"', () => {
    for (const age of Object.values(AGE_BANDS)) expect(involvementOf(age).fromAge).toBe(age);
  });
});

describe('who has to hear', () => {
  const guardians = [
    { id: 'a', gezag: 'yes' as const },
    { id: 'b', gezag: 'unknown' as const },
    { id: 'c', gezag: 'no' as const },
  ];

  it('is each parent with gezag, and each of whom it is not known', () => {
    expect(whoHasToHear(guardians, 14)).toEqual(['a', 'b']);
  });

  it('is somebody all the same when no parent is in the list, or none has gezag', () => {
    expect(whoHasToHear([], 14)).toEqual([null]);
    expect(whoHasToHear([{ id: 'c', gezag: 'no' }], null)).toEqual([null]);
  });

  it('is nobody from 18 on, and still everybody at 17', () => {
    expect(whoHasToHear(guardians, 17)).toEqual(['a', 'b']);
    expect(whoHasToHear(guardians, 18)).toEqual([]);
  });
});

describe('leaving a parent out', () => {
  it.each([
    [15, false],
    [16, true],
    [17, true],
    [18, false],
    [null, false],
  ])('because the pupil does not want it, at %p, is allowed: %p', (age, allowed) => {
    expect(mayLeaveOut('pupil_16_objects', age)).toBe(allowed);
  });

  it.each(LEFT_OUT_REASONS.filter((reason) => reason !== 'pupil_16_objects'))(
    'because of "%s" is possible at every age',
    (reason) => {
      for (const age of [8, 12, 17, 18, null]) expect(mayLeaveOut(reason, age)).toBe(true);
    },
  );
});

describe('what is recorded about the parents', () => {
  const told: InformedAnswer = { guardianId: 'a', informedOn: TODAY, informedBy: 'me', leftOut: null };
  const leftOut: InformedAnswer = { guardianId: 'b', informedOn: null, informedBy: null, leftOut: 'safety' };
  const me = { second: null, decider: 'me' };
  const withColleague = { second: 'colleague', decider: 'me' };
  const at = { today: TODAY, age: 14 };

  it('is complete when each has heard, today at the latest', () => {
    expect(faultOfInforming(['a'], [told], me, at)).toBeNull();
    expect(faultOfInforming(['a'], [{ ...told, informedOn: '2026-11-24' as SchoolDate }], me, at)).toBe(
      'parents_told_in_future',
    );
  });

  it('is not complete while one of them has not been answered for', () => {
    expect(faultOfInforming(['a', 'b'], [told], me, at)).toBe('parent_informed_missing');
    expect(faultOfInforming(['a'], [{ ...told, informedOn: null }], me, at)).toBe('parent_informed_missing');
  });

  it('asks for a second person, other than the one who decides, when a parent is left out', () => {
    expect(faultOfInforming(['a', 'b'], [told, leftOut], me, at)).toBe('second_person_missing');
    expect(faultOfInforming(['a', 'b'], [told, leftOut], { second: 'me', decider: 'me' }, at)).toBe(
      'second_person_same',
    );
    expect(faultOfInforming(['a', 'b'], [told, leftOut], withColleague, at)).toBeNull();
  });

  it('asks for no second person when a parent has heard after all', () => {
    const both = { ...leftOut, informedOn: TODAY };

    expect(faultOfInforming(['b'], [both], me, at)).toBeNull();
  });

  it('refuses a reason that does not fit the age, whoever looked along', () => {
    const objects = { ...leftOut, leftOut: 'pupil_16_objects' as const };

    expect(faultOfInforming(['b'], [objects], withColleague, at)).toBe('left_out_not_at_age');
    expect(faultOfInforming(['b'], [objects], withColleague, { ...at, age: 16 })).toBeNull();
  });
});
