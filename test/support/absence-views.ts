import type { AbsenceView } from '../../src/app/absence/views.ts';
import type { AbsenceId, SchoolDate } from '../../src/domain/ids.ts';
import { DUE, NAME, REF, STAFF, TODAY } from './view-parts.ts';

const FORM = {
  kind: 'absence_form' as const,
  ref: REF,
  people: null,
  personId: null,
  fromOn: null,
  untilOn: null,
  today: TODAY,
  lastDay: '2027-11-23' as SchoolDate,
  fault: null,
};
const LIST = {
  kind: 'absence_list' as const,
  ref: REF,
  of: null,
  periods: [
    period('1', '2026-12-01', '2026-12-12'),
    period('2', '2027-01-05', '2027-01-05'),
    period('3', '2027-02-20', DUE),
    period('4', '2027-04-30', '2027-05-09'),
    period('5', '2027-08-01', '2027-08-31'),
  ],
  said: 'asked' as const,
  mayAskFor: true,
};

/** One of every view about days on which somebody is not there. */
export const ABSENCE_VIEWS: Readonly<Record<string, AbsenceView>> = {
  'absence-form': FORM,
  'absence-form-read': { ...FORM, fromOn: '2026-12-01' as SchoolDate, untilOn: '2026-12-12' as SchoolDate },
  'absence-form-fault': { ...FORM, fault: 'absence_two_ways' },
  'absence-form-for': { ...FORM, people: STAFF, fault: 'absence_dates_missing' },
  'absence-list': LIST,
  'absence-saved': { ...LIST, periods: LIST.periods.slice(0, 1), said: 'saved', mayAskFor: false },
  'absence-back': { ...LIST, periods: [], said: 'back', mayAskFor: false },
  'absence-of': { ...LIST, of: NAME, periods: LIST.periods.slice(0, 2) },
  'absence-by-coordinator': {
    ...LIST,
    periods: LIST.periods.slice(0, 1),
    said: 'by_coordinator',
    mayAskFor: false,
  },
};

function period(tail: string, fromOn: string, untilOn: string) {
  const id = `019ad111-0000-7000-8000-0000000000a${tail}` as AbsenceId;
  return { id, fromOn: fromOn as SchoolDate, untilOn: untilOn as SchoolDate };
}
