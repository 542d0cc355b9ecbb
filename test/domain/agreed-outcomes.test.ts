import { describe, expect, it } from '@jest/globals';
import {
  type AgreedEntry,
  type AgreedSaid,
  EVIDENCE,
  faultOfStepDay,
  faultOfWords,
  isSameSaid,
  LONGEST_AGREED,
  outcomesNow,
  standsAlready,
  stepOf,
} from '../../src/domain/agreed-outcomes.ts';
import type { Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { OUTCOMES } from '../../src/domain/outcomes.ts';

const MADE = '2026-11-23' as SchoolDate;
const TODAY = '2026-12-01' as SchoolDate;

describe('what is agreed of each kind', () => {
  it('is what was written last, with what stood there before', () => {
    const [work, help] = outcomesNow(
      ['specialised_help', 'work'],
      kept(words('work', 'Twee dagen'), words('specialised_help', 'Samen'), words('work', 'Drie dagen')),
    );

    expect(work).toMatchObject({
      outcome: 'work',
      words: { text: 'Drie dagen' },
      before: [{ text: 'Twee dagen' }],
    });
    expect(help).toMatchObject({ outcome: 'specialised_help', words: { text: 'Samen' }, before: [] });
  });

  it('is shown with each step by which can be seen that it runs, and what is not there has no day', () => {
    const [work] = outcomesNow(['work'], kept(step('contract_signed', '2026-11-30')));

    expect(work?.evidence).toEqual([
      { step: 'contract_signed', on: '2026-11-30' },
      { step: 'begun', on: null },
    ]);
  });

  it('has the day of a step that was put down last, and none once it was a slip', () => {
    const entries = [step('begun', '2026-11-29'), step('begun', '2026-11-30')];
    const dayOf = (said: AgreedSaid[]) => outcomesNow(['work'], kept(...said))[0]?.evidence[1]?.on;

    expect(dayOf(entries)).toBe('2026-11-30');
    expect(dayOf([...entries, step('begun', null)])).toBeNull();
    expect(dayOf([...entries, step('begun', null), step('begun', '2026-12-01')])).toBe('2026-12-01');
  });

  it('keeps the steps of two kinds apart that are called the same', () => {
    const [day, work] = outcomesNow(['other_daytime_activity', 'work'], kept(step('begun', '2026-11-30')));

    expect(day?.evidence.map(({ on }) => on)).toEqual([null, null]);
    expect(work?.evidence.map(({ on }) => on)).toEqual([null, '2026-11-30']);
  });

  it('stands already when the same was put down last, and not when something else was', () => {
    const now = outcomesNow(['work'], kept(words('work', 'Twee dagen'), step('begun', '2026-11-30')));

    expect(standsAlready(words('work', 'Twee dagen'), now)).toBe(true);
    expect(standsAlready(words('work', 'Drie dagen'), now)).toBe(false);
    expect(standsAlready(step('begun', '2026-11-30'), now)).toBe(true);
    expect(standsAlready(step('begun', '2026-12-01'), now)).toBe(false);
    expect(standsAlready(step('contract_signed', null), now)).toBe(true);
  });

  it('is told apart by its kind, its step and its day', () => {
    expect(isSameSaid(step('begun', '2026-11-30'), step('begun', '2026-11-30'))).toBe(true);
    expect(isSameSaid(step('begun', '2026-11-30'), step('begun', '2026-12-01'))).toBe(false);
    expect(isSameSaid(words('work', 'a'), words('back_partly', 'a'))).toBe(false);
    expect(isSameSaid(words('work', 'a'), step('begun', null))).toBe(false);
  });

  it.each(OUTCOMES)('knows of %s its own steps and no others', (outcome) => {
    for (const each of EVIDENCE[outcome]) expect(stepOf(outcome, each)).toBe(each);
    expect(stepOf(outcome, 'expelled')).toBeNull();
    expect(stepOf('work', 'intake_done')).toBeNull();
  });

  it.each([
    ['', 'agreed_words_missing'],
    ['a'.repeat(LONGEST_AGREED), null],
    ['a'.repeat(LONGEST_AGREED + 1), 'text_too_long'],
    ['Het nummer is 111222333', 'bsn_in_text'],
    ['Sam werkt twee dagen in de week.', null],
  ])('of the words %s says %s', (text, code) => {
    expect(faultOfWords(text)).toBe(code);
  });

  it.each([
    [TODAY, null],
    ['2026-12-02', 'fact_in_future'],
    ['2025-11-23', null],
    ['2025-11-22', 'fact_too_early'],
  ])('of the day %s of a step says %s', (on, code) => {
    expect(faultOfStepDay(on as SchoolDate, { madeOn: MADE, today: TODAY })).toBe(code);
  });
});

function words(outcome: 'work' | 'specialised_help' | 'back_partly', text: string): AgreedSaid {
  return { kind: 'words', outcome, text };
}

function step(code: 'begun' | 'contract_signed', on: string | null): AgreedSaid {
  return { kind: 'evidence', outcome: 'work', step: code, on: on as SchoolDate | null };
}

function kept(...said: AgreedSaid[]): AgreedEntry[] {
  return said.map((each, nth) => ({
    ...each,
    id: `entry ${nth}`,
    agreementId: 'agreement',
    saidBy: 'coordinator' as PersonId,
    saidAt: nth as Instant,
  }));
}
