import { z } from 'zod';
import { DEFAULT_POLICY } from '../domain/policy.ts';
import type { OwnReminding } from '../domain/reminding/wishes.ts';
import { oneOf, Time } from './cells.ts';
import type { FaultCode } from './faults.ts';
import { WEEKDAYS } from './weekdays.ts';

/** Longer than any holiday: rather somebody typed weeks for days. */
const LONGEST_PAUSE_DAYS = 100;
const MOST = 20;

const Filled = z.strictObject({
  digest: Time.optional(),
  from: Time.optional(),
  until: Time.optional(),
  days: z.array(oneOf(WEEKDAYS)).min(1).optional(),
  pauseDays: z.int().min(1).max(LONGEST_PAUSE_DAYS).optional(),
  putOffs: z.int().min(0).max(MOST).optional(),
  putOffSchoolDays: z.int().min(1).max(MOST).optional(),
});

/** When people and the channel of a school are reminded; what is left out is the default of `domain/policy.ts`. */
export const OwnReminders = Filled.refine(isInOrder, {
  error: 'time_order' satisfies FaultCode,
  path: ['digest'],
});

/** The message of the day comes within the hours. A time that could not be read is said already, and compares with nothing. */
function isInOrder({ digest, from, until }: z.infer<typeof Filled>): boolean {
  const [first, last] = [from ?? DEFAULT_POLICY.remindFromMinute, until ?? DEFAULT_POLICY.remindUntilMinute];
  const at = digest ?? DEFAULT_POLICY.digestMinute;
  return !(Number(first) > Number(at) || Number(at) >= Number(last));
}

export function ownRemindersOf(own: z.infer<typeof OwnReminders> = {}): OwnReminding {
  const { digest, from, until, days, pauseDays, putOffs, putOffSchoolDays } = own;
  const remindDays = days && [...new Set(days.map((day) => WEEKDAYS.indexOf(day) + 1))].sort((a, b) => a - b);
  return {
    ...(digest !== undefined && { digestMinute: Number(digest) }),
    ...(from !== undefined && { remindFromMinute: Number(from) }),
    ...(until !== undefined && { remindUntilMinute: Number(until) }),
    ...(remindDays && { remindDays }),
    ...(pauseDays !== undefined && { mostPauseDays: pauseDays }),
    ...(putOffs !== undefined && { mostSnoozes: putOffs }),
    ...(putOffSchoolDays !== undefined && { mostSnoozeSchoolDays: putOffSchoolDays }),
  };
}
