import { describe, expect, it } from '@jest/globals';
import {
  type CaseFact,
  dayOf,
  FACT_DAYS,
  type FactDay,
  faultOfSaying,
  isSaidAlready,
  levelOn,
  type SupportLevel,
  saidIn,
  standingFacts,
  whereaboutsIn,
} from '../../../src/domain/facts/facts.ts';
import type { FactId, Instant, PersonId, SchoolDate } from '../../../src/domain/ids.ts';

const TIMES = { anchorOn: '2026-11-09' as SchoolDate, today: '2026-11-23' as SchoolDate };

/** Facts in the order in which they are said, `a` first. */
function facts(...said: readonly (Pick<CaseFact, 'kind'> & Readonly<Record<string, string>>)[]): CaseFact[] {
  return said.map(
    (each, nth) =>
      ({
        ...each,
        id: 'abcdefgh'[nth] as FactId,
        saidBy: 'p' as PersonId,
        saidAt: nth as Instant,
      }) as CaseFact,
  );
}

function fault(kind: FactDay | 'support_level', on: string | null, stands: readonly CaseFact[] = []) {
  const form = { kind, on: on as SchoolDate | null, level: 'extra' as const };
  return faultOfSaying(form, standingFacts(stands), TIMES)?.code ?? null;
}

describe('where the pupil is by the days of a case', () => {
  const where = (...said: readonly (Pick<CaseFact, 'kind'> & Readonly<Record<string, string>>)[]) =>
    whereaboutsIn(standingFacts(facts(...said)));
  const home = { kind: 'at_home_since', on: '2026-10-05' } as const;

  it('is at home until a return was said, and nowhere that anybody knows before that', () => {
    expect(where({ kind: 'first_signal', on: '2026-10-01' })).toBeNull();
    expect(where(home)).toEqual({ is: 'home', since: '2026-10-05' });
  });

  it('is back since the first day of the return, in part or wholly', () => {
    const partly = { kind: 'partial_return', on: '2026-11-10' } as const;
    expect(where(home, partly)).toEqual({ is: 'partly_back', since: '2026-11-10' });
    expect(
      where(
        home,
        partly,
        { kind: 'full_return', on: '2026-11-16' },
        { kind: 'full_return', on: '2026-11-20' },
      ),
    ).toEqual({ is: 'back', since: '2026-11-16' });
  });

  it('is at home from the newest day on for whoever stays away again', () => {
    const back = { kind: 'full_return', on: '2026-11-10' } as const;
    const again = { kind: 'stays_away_again', on: '2026-11-18' } as const;
    expect(where(home, back, again)).toEqual({ is: 'home', since: '2026-11-18' });
    expect(where(home, back, again, { kind: 'partial_return', on: '2026-11-20' })).toEqual({
      is: 'partly_back',
      since: '2026-11-20',
    });
  });
});

describe('what stands of the days of a case', () => {
  it('is what was said last of what happens once, and all of the course, in the order of its days', () => {
    const standing = standingFacts(
      facts(
        { kind: 'at_home_since', on: '2026-10-05' },
        { kind: 'full_return', on: '2026-11-20' },
        { kind: 'partial_return', on: '2026-11-10' },
        { kind: 'at_home_since', on: '2026-10-01' },
      ),
    );

    expect(standing.map(({ kind, on }) => [kind, on])).toEqual([
      ['at_home_since', '2026-10-01'],
      ['partial_return', '2026-11-10'],
      ['full_return', '2026-11-20'],
    ]);
  });

  it('is without what was taken back, and then with what was said before it', () => {
    const standing = standingFacts(
      facts(
        { kind: 'at_home_since', on: '2026-10-05' },
        { kind: 'at_home_since', on: '2026-10-06' },
        { kind: 'taken_back', on: '2026-11-20', fact: 'b' },
      ),
    );

    expect(dayOf(standing, 'at_home_since')).toBe('2026-10-05');
    expect(dayOf(standing, 'first_signal')).toBeNull();
  });

  it('says which support there is from its day on, the last that was said of one day', () => {
    const standing = standingFacts(
      facts(
        { kind: 'support_level', on: '2026-11-01', level: 'basis' },
        { kind: 'support_level', on: '2026-11-10', level: 'specialist' },
        { kind: 'support_level', on: '2026-11-10', level: 'extra' },
      ),
    );

    const days = ['2026-10-31', '2026-11-01', '2026-11-09', '2026-11-10'] as SchoolDate[];
    expect(days.map((on) => levelOn(standing, on))).toEqual([null, 'basis', 'basis', 'extra']);
  });

  it('knows that the same was said already, and of another level that it was not', () => {
    const standing = standingFacts(facts({ kind: 'support_level', on: '2026-11-10', level: 'extra' }));
    const again = (level: SupportLevel) =>
      isSaidAlready({ kind: 'support_level', on: '2026-11-10' as SchoolDate, level }, standing);

    expect([again('extra'), again('basis')]).toEqual([true, false]);
  });
});

describe('a day that is said of a case', () => {
  it.each(FACT_DAYS.filter((kind) => kind !== 'stays_away_again'))(
    'is kept when it is "%s" of before',
    (kind) => {
      expect(fault(kind, '2026-11-09')).toBeNull();
    },
  );

  it.each([
    ['may be today', '2026-11-23', null],
    ['is not still to come', '2026-11-24', 'fact_in_future'],
    ['may be six years before the case began', '2020-11-09', null],
    ['is not longer ago', '2020-11-08', 'fact_too_early'],
    ['has to be one', null, 'fact_day_missing'],
  ])('%s', (_rule, on, code) => {
    expect(fault('at_home_since', on)).toBe(code);
    expect(fault('support_level', on)).toBe(code);
  });

  it('is a first signal on the day on which the case began, and not after it', () => {
    expect(fault('first_signal', '2026-11-09')).toBeNull();
    expect(fault('first_signal', '2026-11-10')).toBe('fact_after_start');
  });

  it.each(['partial_return', 'full_return'] as const)(
    'is %s from the day at home on, and not before',
    (kind) => {
      const home = facts({ kind: 'at_home_since', on: '2026-11-10' });

      expect(fault(kind, '2026-11-10', home)).toBeNull();
      expect(fault(kind, '2026-11-09', home)).toBe('fact_before_home');
    },
  );

  it.each(['partial_return', 'full_return'] as const)(
    'is at home up to the first %s, and not after',
    (kind) => {
      const back = facts({ kind, on: '2026-11-10' }, { kind, on: '2026-11-20' });

      expect(fault('at_home_since', '2026-11-10', back)).toBeNull();
      expect(fault('at_home_since', '2026-11-11', back)).toBe('fact_after_return');
    },
  );

  it('is staying away again once there was a return, and from its day on', () => {
    const back = facts({ kind: 'partial_return', on: '2026-11-10' });

    expect(fault('stays_away_again', '2026-11-10')).toBe('fact_no_return');
    expect(fault('stays_away_again', '2026-11-09', back)).toBe('fact_no_return');
    expect(fault('stays_away_again', '2026-11-10', back)).toBeNull();
  });

  it('has to be of something, and support has a level', () => {
    const on = TIMES.today;

    expect(faultOfSaying({ kind: null, on, level: null }, [], TIMES)).toEqual({
      code: 'fact_missing',
      at: 'kind',
    });
    expect(faultOfSaying({ kind: 'support_level', on, level: null }, [], TIMES)).toEqual({
      code: 'fact_level_missing',
      at: 'level',
    });
    expect(saidIn({ kind: 'support_level', on, level: null })).toBeNull();
  });
});
