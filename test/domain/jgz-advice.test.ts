import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import {
  adviceFrom,
  foundOf,
  isReviewOver,
  isSameAdvice,
  JGZ_ADJUSTMENT_KINDS,
  type JgzFilled,
  jgzReaderOf,
  REVIEW_WITHIN_DAYS,
  SEEN_WITHIN_DAYS,
  standsForOthers,
} from '../../src/domain/jgz-advice.ts';

const TODAY = '2026-11-23' as SchoolDate;
const WHOLE: JgzFilled = {
  seen: 'yes',
  seenOn: '2026-11-20' as SchoolDate,
  lessons: 'partly',
  adjustments: ['quiet_place', 'later_start'],
  reviewOn: '2026-12-07' as SchoolDate,
};
const NOTHING: JgzFilled = { seen: null, seenOn: null, lessons: null, adjustments: [], reviewOn: null };

describe('advice of youth health care', () => {
  it('is kept in the order of the list, each adjustment once', () => {
    const { advice } = adviceFrom(
      { ...WHOLE, adjustments: ['quiet_place', 'later_start', 'quiet_place'] },
      TODAY,
    );

    expect(advice).toEqual({ ...WHOLE, adjustments: ['later_start', 'quiet_place'] });
  });

  it('is not kept while something is not chosen, and says what in the order of the form', () => {
    expect(adviceFrom(NOTHING, TODAY)).toEqual({
      advice: null,
      faults: [
        { code: 'jgz_seen_missing', at: 'seen' },
        { code: 'jgz_lessons_missing', at: 'lessons' },
        { code: 'jgz_review_day_odd', at: 'reviewOn' },
      ],
    });
  });

  it('takes a day on which somebody was seen from a year ago to today, and only of who was', () => {
    const on = (seenOn: SchoolDate | null) => codes({ seenOn });

    expect([on(TODAY), on(addDays(TODAY, -SEEN_WITHIN_DAYS))]).toEqual([[], []]);
    expect([on(addDays(TODAY, 1)), on(addDays(TODAY, -SEEN_WITHIN_DAYS - 1)), on(null)]).toEqual([
      ['jgz_seen_day_odd'],
      ['jgz_seen_day_odd'],
      ['jgz_seen_day_odd'],
    ]);
    expect(adviceFrom({ ...WHOLE, seen: 'appointment' }, TODAY).advice?.seenOn).toBeNull();
  });

  it('takes a day to look again from tomorrow to half a year, and none only where all lessons can be followed', () => {
    const on = (reviewOn: SchoolDate | null) => codes({ reviewOn });

    expect([on(addDays(TODAY, 1)), on(addDays(TODAY, REVIEW_WITHIN_DAYS))]).toEqual([[], []]);
    expect([on(TODAY), on(addDays(TODAY, REVIEW_WITHIN_DAYS + 1)), on(null)]).toEqual([
      ['jgz_review_day_odd'],
      ['jgz_review_day_odd'],
      ['jgz_review_day_odd'],
    ]);
    expect(codes({ lessons: 'fully', reviewOn: null })).toEqual([]);
    expect(codes({ lessons: 'fully', reviewOn: TODAY })).toEqual(['jgz_review_day_odd']);
  });

  it('says that nothing is needed, or what is', () => {
    expect(codes({ adjustments: ['none'] })).toEqual([]);
    expect(codes({ adjustments: [] })).toEqual([]);
    expect(codes({ adjustments: ['none', 'breaks'] })).toEqual(['jgz_adjustments_clash']);
  });

  it('is found whole by who gives it and whoever carries the case, and by nobody else that a doctor saw the pupil', () => {
    const advice = whole();

    for (const reader of ['jgz', 'carries'] as const)
      expect(foundOf(advice, reader)).toMatchObject({ seen: { seen: 'yes', seenOn: '2026-11-20' } });
    expect(foundOf(advice, 'partner')).toEqual({
      seen: null,
      lessons: 'partly',
      adjustments: ['later_start', 'quiet_place'],
      reviewOn: '2026-12-07',
    });
  });

  it('tells whoever guards attendance what is about the timetable, whatever their ground', () => {
    const all = { ...whole(), adjustments: JGZ_ADJUSTMENT_KINDS };

    for (const seat of ['leerplicht', 'rmc'] as const)
      expect(foundOf(all, jgzReaderOf(seat)).adjustments).toEqual(['shorter_days', 'later_start', 'none']);
    for (const seat of ['swv', 'buurtteam'] as const)
      expect(foundOf(all, jgzReaderOf(seat)).adjustments).toEqual(JGZ_ADJUSTMENT_KINDS);
    expect(jgzReaderOf('jgz')).toBe('jgz');
  });

  it('tells a table at which everybody sits no more than whoever guards attendance', () => {
    const all = { ...whole(), adjustments: JGZ_ADJUSTMENT_KINDS };

    expect(foundOf(all, 'table')).toEqual(foundOf(all, 'attendance'));
  });

  it.each([
    ['the ground of before', { ground: 'consent', groundOn: '2026-11-22' }, true],
    ['a ground of that day', { ground: 'consent', groundOn: '2026-11-23' }, true],
    ['a ground that was recorded anew', { ground: 'consent', groundOn: '2026-11-24' }, false],
    ['a ground that was withdrawn', { ground: null, groundOn: '2026-11-22' }, false],
    ['nobody on the seat any more', null, false],
  ] as const)('with %s stands for others: %s', (_what, seat, stands) => {
    expect(standsForOthers(TODAY, seat as Parameters<typeof standsForOthers>[1])).toBe(stands);
  });

  it('is over once the day to look again has gone by, and not on that day', () => {
    const reviewOn = '2026-11-23' as SchoolDate;

    expect(isReviewOver({ reviewOn }, TODAY)).toBe(false);
    expect(isReviewOver({ reviewOn }, addDays(TODAY, 1))).toBe(true);
    expect(isReviewOver({ reviewOn: null }, TODAY)).toBe(false);
  });

  it('is the same when every choice is', () => {
    const advice = whole();

    expect(isSameAdvice(advice, { ...advice, adjustments: [...advice.adjustments] })).toBe(true);
    expect(isSameAdvice(advice, { ...advice, adjustments: [] })).toBe(false);
    expect(isSameAdvice(advice, { ...advice, reviewOn: null })).toBe(false);
  });
});

function codes(change: Partial<JgzFilled>): string[] {
  return adviceFrom({ ...WHOLE, ...change }, TODAY).faults.map(({ code }) => code);
}

function whole() {
  const { advice } = adviceFrom(WHOLE, TODAY);
  if (!advice) throw new Error('It cannot be kept.');
  return advice;
}
