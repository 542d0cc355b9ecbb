import type { RemindingView } from '../../src/app/reminding/views.ts';
import type { SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';
import { AS_THE_SCHOOL, hoursOf } from '../../src/domain/reminding/wishes.ts';
import { REF, TODAY } from './view-parts.ts';

const WISHES = {
  wishes: AS_THE_SCHOOL,
  ofSchool: hoursOf(DEFAULT_POLICY),
  today: TODAY,
  lastPause: '2027-01-18' as SchoolDate,
  isLastToHear: false,
};
const CHOSEN = {
  digestMinute: 600 as WallMinute,
  fromMinute: 540 as WallMinute,
  untilMinute: 960 as WallMinute,
  workDays: [1, 2, 4],
  pausedUntil: '2026-12-04' as SchoolDate,
  dutyOnly: true,
};

/** One of every view about when somebody may be reminded. */
export const REMINDING_VIEWS: Readonly<Record<string, RemindingView>> = {
  'reminding-form': { kind: 'reminding_form', ref: REF, ...WISHES, fault: null },
  'reminding-form-fault': {
    kind: 'reminding_form',
    ref: REF,
    ...WISHES,
    wishes: CHOSEN,
    fault: 'reminding_hour_outside',
  },
  'reminding-form-last': { kind: 'reminding_form', ref: REF, ...WISHES, isLastToHear: true, fault: null },
  'reminding-kept-last': {
    kind: 'reminding_kept',
    ref: REF,
    ...WISHES,
    wishes: { ...AS_THE_SCHOOL, dutyOnly: true },
    isLastToHear: true,
  },
  'reminding-kept': { kind: 'reminding_kept', ref: REF, ...WISHES },
  'reminding-kept-all': { kind: 'reminding_kept', ref: REF, ...WISHES, wishes: CHOSEN },
};
