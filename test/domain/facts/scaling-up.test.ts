import { describe, expect, it } from '@jest/globals';
import {
  faultsOfScalingUp,
  LONGEST_SCALE_UP_NAME,
  type ScaleUpForm,
  scaledUpIn,
} from '../../../src/domain/facts/scaling-up.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';

const TIMES = { anchorOn: '2026-11-09' as SchoolDate, today: '2026-11-23' as SchoolDate };
const FORM: ScaleUpForm = { to: 'swv', who: 'Mw. Putter', on: TIMES.today, familyAgrees: true };

describe('somebody by name who helps further', () => {
  it('is kept with where they are from, the day and what the family thinks of it, also when it does not agree', () => {
    expect(faultsOfScalingUp(FORM, TIMES)).toEqual([]);
    expect(faultsOfScalingUp({ ...FORM, familyAgrees: false }, TIMES)).toEqual([]);
    expect(scaledUpIn({ ...FORM, who: '  Mw. Putter ' })).toEqual({
      kind: 'scaled_up',
      to: 'swv',
      who: 'Mw. Putter',
      on: '2026-11-23',
      familyAgrees: true,
    });
  });

  it('is not kept with anything left out, and all of it is said at once', () => {
    const empty: ScaleUpForm = { to: null, who: ' ', on: null, familyAgrees: null };

    expect(faultsOfScalingUp(empty, TIMES)).toEqual([
      { code: 'scale_up_to_missing', at: 'to' },
      { code: 'scale_up_who_missing', at: 'who' },
      { code: 'fact_day_missing', at: 'on' },
      { code: 'scale_up_family_missing', at: 'familyAgrees' },
    ]);
    expect(scaledUpIn(empty)).toBeNull();
  });

  it('has a name of so many letters, and none more, and no citizen service number', () => {
    const named = (who: string) => faultsOfScalingUp({ ...FORM, who }, TIMES);

    expect(named('a'.repeat(LONGEST_SCALE_UP_NAME))).toEqual([]);
    expect(named('a'.repeat(LONGEST_SCALE_UP_NAME + 1))).toEqual([{ code: 'text_too_long', at: 'who' }]);
    expect(named('Bel over 111222333')).toEqual([{ code: 'bsn_in_text', at: 'who' }]);
  });

  it('is of today or before', () => {
    expect(faultsOfScalingUp({ ...FORM, on: '2026-11-24' as SchoolDate }, TIMES)).toEqual([
      { code: 'fact_in_future', at: 'on' },
    ]);
  });
});
