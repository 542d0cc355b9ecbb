import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from '../../src/domain/notices.ts';
import { reportsItself, whenReported } from '../../src/domain/reporting.ts';

const FIRST = { activityId: 'first', isRepeat: false };
const SECOND = { activityId: 'second', isRepeat: true };

describe('a card that was seen', () => {
  it.each(['planned', 'claimed', 'unknown', 'failed', 'expired'])(
    'has arrived, though it was taken for %s',
    (state) => {
      const standing = { state, activityId: null, isActed: false };

      expect(whenReported(standing, FIRST)).toEqual({ adopts: true, folds: null });
      expect(whenReported(standing, SECOND)).toEqual({ adopts: true, folds: null });
    },
  );

  it('changes nothing when it is known to be there, or was dropped on purpose', () => {
    const nothing = { adopts: false, folds: null };

    expect(whenReported({ state: 'sent', activityId: 'first', isActed: false }, FIRST)).toEqual(nothing);
    expect(whenReported({ state: 'sent', activityId: null, isActed: false }, FIRST)).toEqual(nothing);
    expect(whenReported({ state: 'dropped', activityId: null, isActed: false }, FIRST)).toEqual(nothing);
  });

  it('that came twice stays as it came first, whichever is seen first', () => {
    expect(whenReported({ state: 'sent', activityId: 'second', isActed: false }, FIRST)).toEqual({
      adopts: true,
      folds: 'second',
    });
    expect(whenReported({ state: 'sent', activityId: 'first', isActed: false }, SECOND)).toEqual({
      adopts: false,
      folds: 'second',
    });
  });

  it('that came twice stays as it was used', () => {
    expect(whenReported({ state: 'sent', activityId: 'second', isActed: true }, FIRST)).toEqual({
      adopts: false,
      folds: 'first',
    });
  });
});

describe('what tells that it is there', () => {
  it('is what nobody asked for just now, in their own chat', () => {
    const kinds = NOTICE_KINDS.filter(reportsItself);

    expect(kinds).toEqual(
      expect.arrayContaining(['vote_request', 'vote_reminder', 'table_tomorrow', 'triage']),
    );
    expect(kinds.filter((kind) => /^(channel|page_code|menu|intake|card_edit)/.test(kind))).toEqual([]);
  });
});
