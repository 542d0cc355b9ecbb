import { describe, expect, it } from '@jest/globals';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  ADVISERS,
  type AdviceForm,
  adviceIn,
  LONGEST_ADVICE,
  monthOf,
  stepIn,
  stepsFrom,
} from '../../src/domain/school-advice.ts';

const FILLED: AdviceForm = { theme: 'less_absence', adviser: 'jgz', text: ' Bel op dag één.\n' };

describe('advice to the school', () => {
  it('is kept without empty lines around it, up to its length', () => {
    const longest = 'a'.repeat(LONGEST_ADVICE);

    expect(adviceIn(FILLED)).toEqual({ advice: { ...FILLED, text: 'Bel op dag één.' } });
    expect(adviceIn({ ...FILLED, text: longest })).toEqual({ advice: { ...FILLED, text: longest } });
    expect(adviceIn({ ...FILLED, text: `${longest}a` })).toEqual({
      faults: [{ code: 'text_too_long', at: 'text' }],
    });
  });

  it('says all that is missing at once, and holds no BSN', () => {
    expect(adviceIn({ theme: null, adviser: null, text: ' ' })).toEqual({
      faults: [
        { code: 'advice_theme_missing', at: 'theme' },
        { code: 'adviser_missing', at: 'adviser' },
        { code: 'advice_empty', at: 'text' },
      ],
    });
    expect(adviceIn({ ...FILLED, text: 'Nummer 111222333' })).toEqual({
      faults: [{ code: 'bsn_in_text', at: 'text' }],
    });
  });

  it('comes of nobody of a family by themselves', () => {
    expect(ADVISERS).not.toContain('leerling');
    expect(ADVISERS).not.toContain('ouder');
  });

  it.each([
    ['2026-11-01', '2026-11-01'],
    ['2026-11-30', '2026-11-01'],
    ['2026-12-01', '2026-12-01'],
  ])('of %s is of the month of %s', (on, month) => {
    expect(monthOf(on as SchoolDate)).toBe(month);
  });

  it('goes one step on, and one back', () => {
    expect(stepsFrom('open')).toEqual(['take_up']);
    expect(stepsFrom('taken_up')).toEqual(['finish', 'put_back']);
    expect(stepsFrom('done')).toEqual(['reopen']);
    expect([stepIn('finish'), stepIn('toString')]).toEqual(['finish', null]);
  });
});
