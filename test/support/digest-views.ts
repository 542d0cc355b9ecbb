import type { DayPart, DigestView, TermSaid } from '../../src/app/digest/views.ts';
import type { DeadlineId, SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import type { DeadlineRule } from '../../src/domain/terms/term.ts';
import { NAME, REF, TODAY } from './view-parts.ts';

function term(tail: number, rule: DeadlineRule, dueOn: string, changes: Partial<TermSaid> = {}): TermSaid {
  return {
    id: `019ad111-0000-7000-8000-0000000003${10 + tail}` as DeadlineId,
    aboutId: `019ad111-0000-7000-8000-0000000004${10 + tail}`,
    number: `26-0${10 + tail}`,
    roepnaam: tail === 1 ? NAME : 'Sem',
    rule,
    startsOn: '2026-11-02' as SchoolDate,
    dueOn: dueOn as SchoolDate,
    notCounted: [],
    wasPutOff: false,
    pausedUntil: null,
    toAsk: null,
    ...changes,
  };
}

const line = (
  said: TermSaid,
  audience: 'responsible' | 'deputy' | 'coordinator' | 'scale_up' | null = null,
) => ({
  term: said,
  audience,
});
const SCHOOL = { id: REF.schoolId, name: 'Testcollege' };
/** With signs in its name that could act, as any text of a file. */
const OTHER_SCHOOL = { id: '019ad111-0000-7000-8000-000000000099' as SchoolId, name: `De Brug ${NAME}` };

function day(...parts: readonly Partial<DayPart>[]): Extract<DigestView, { kind: 'digest' }> {
  return {
    kind: 'digest',
    ref: REF,
    on: TODAY,
    parts: parts.map((part) => ({
      school: SCHOOL,
      digest: { sections: [], more: 0 },
      undelivered: [],
      heartbeat: null,
      ...part,
    })),
  };
}

/** One of every view of the message of a day. */
export const DIGEST_VIEWS: Readonly<Record<string, DigestView>> = {
  digest: day({
    digest: {
      sections: [
        {
          kind: 'reminded',
          lines: [
            line(
              term(1, 'first_table', '2026-11-24', {
                notCounted: [{ kind: 'school_holiday', name: 'Herfstvakantie' }],
              }),
              'responsible',
            ),
            line(term(2, 'agreement', '2026-12-10', { wasPutOff: true }), 'responsible'),
            line(term(3, 'report_shared', '2026-11-20'), 'deputy'),
          ],
        },
        { kind: 'this_week', lines: [line(term(4, 'action', TODAY))] },
      ],
      more: 0,
    },
  }),
  'digest-coordinator': day({
    digest: {
      sections: [
        {
          kind: 'reminded',
          lines: [
            line(term(1, 'absence_16h', '2026-11-25'), 'coordinator'),
            line(term(5, 'agreement', '2026-11-02', { toAsk: { seat: 'swv', roepnaam: NAME } }), 'scale_up'),
          ],
        },
        { kind: 'before_back', lines: [line(term(6, 'parents_informed', '2026-11-24'))] },
        { kind: 'overdue', lines: [line(term(7, 'first_table', '2026-11-19'))] },
        { kind: 'new', lines: [line(term(8, 'care_duty', '2027-01-04'))] },
      ],
      more: 4,
    },
    undelivered: [1, 2, 3, 4].map((nth) => ({
      number: nth === 4 ? null : `26-00${nth}`,
      kind: 'vote_request',
      state: 'failed',
      reason: 'no_address',
      on: TODAY,
      whom: [{ kind: 'colleague' as const, roepnaam: NAME }],
      todo: 'call' as const,
    })),
    heartbeat: { terms: 14, unrepaired: 2, repaired: 3, undelivered: 4 },
  }),
  /** As many lines as are shown, and more behind them. */
  'digest-long': day({
    digest: {
      sections: [
        {
          kind: 'reminded',
          lines: [
            line(term(1, 'first_table', '2026-11-24'), 'coordinator'),
            line(term(2, 'interim_6w', '2026-11-25'), 'responsible'),
            line(term(3, 'concern_untouched', TODAY), 'deputy'),
          ],
        },
        {
          kind: 'overdue',
          lines: [line(term(4, 'parents_informed', '2026-11-19')), line(term(5, 'sick_talk', '2026-11-20'))],
        },
        {
          kind: 'this_week',
          lines: [
            line(term(6, 'interim_10w', '2026-11-26')),
            line(term(7, 'report_shared', '2026-11-27')),
            line(term(8, 'asker_told', '2026-11-27')),
          ],
        },
      ],
      more: 5,
    },
    heartbeat: { terms: 13, unrepaired: 0, repaired: 0, undelivered: 0 },
  }),
  'digest-answered': {
    ...day({
      digest: { sections: [{ kind: 'this_week', lines: [line(term(4, 'action', TODAY))] }], more: 0 },
    }),
    answered: {
      number: '26-001',
      rule: 'first_table',
      how: 'put_off',
      on: '2026-11-26' as SchoolDate,
      school: SCHOOL,
    },
  },
  'digest-nothing': day({
    digest: { sections: [], more: 0 },
    heartbeat: { terms: 14, unrepaired: 0, repaired: 0, undelivered: 0 },
  }),
  'digest-not-looked-over': day({
    digest: { sections: [], more: 0 },
    heartbeat: { terms: null, unrepaired: 0, repaired: 0, undelivered: 0 },
  }),
  'digest-two-schools': day(
    {
      school: OTHER_SCHOOL,
      digest: {
        sections: [
          { kind: 'reminded', lines: [line(term(1, 'first_table', '2026-11-24'), 'responsible')] },
          { kind: 'overdue', lines: [line(term(2, 'report_shared', '2026-11-20'))] },
        ],
        more: 0,
      },
      heartbeat: { terms: 6, unrepaired: 0, repaired: 0, undelivered: 0 },
    },
    {
      digest: {
        sections: [
          { kind: 'reminded', lines: [line(term(1, 'agreement', '2026-11-25'), 'coordinator')] },
          { kind: 'this_week', lines: [line(term(4, 'action', TODAY))] },
        ],
        more: 2,
      },
      undelivered: [
        {
          number: '26-001',
          kind: 'vote_request',
          state: 'failed',
          reason: 'no_address',
          on: TODAY,
          whom: [{ kind: 'colleague' as const, roepnaam: 'Fatima' }],
          todo: 'call' as const,
        },
      ],
      heartbeat: { terms: 14, unrepaired: 0, repaired: 0, undelivered: 1 },
    },
  ),
  'put-off': {
    kind: 'put_off',
    ref: REF,
    termId: '019ad111-0000-7000-8000-000000000310' as DeadlineId,
    number: '26-001',
    rule: 'first_table',
    dueOn: '2026-11-24' as SchoolDate,
    days: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-30'] as SchoolDate[],
  },
  'reminder-taken-up': {
    kind: 'reminder_answered',
    ref: REF,
    number: '26-001',
    rule: 'first_table',
    how: 'taken_up',
    dueOn: '2026-11-24' as SchoolDate,
    on: '2026-11-26' as SchoolDate,
  },
  'reminder-put-off': {
    kind: 'reminder_answered',
    ref: REF,
    number: '26-001',
    rule: 'agreement',
    how: 'put_off',
    dueOn: '2027-01-24' as SchoolDate,
    on: '2026-11-26' as SchoolDate,
  },
};
