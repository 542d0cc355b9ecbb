import { z } from 'zod';
import { forgetWishes, keepWishes, showWishes } from '../../app/reminding/wishing.ts';
import type { SchoolDate, WallMinute } from '../../domain/ids.ts';
import { EARLIEST_MINUTE, LATEST_MINUTE } from '../../domain/reminding/wishes.ts';
import { type Verb, verb, verbOn } from './verb.ts';

const Nothing = z.object({});
/** A minute of the day as it stands on the card; what is none counts as not chosen. */
const Minute = z.coerce
  .number()
  .int()
  .min(EARLIEST_MINUTE)
  .max(LATEST_MINUTE)
  .transform((minute) => minute as WallMinute)
  .nullable()
  .catch(null);
/** Weekdays with a comma between them, as a card sends what was ticked. */
const Days = z
  .string()
  .max(20)
  .transform((text) => text.split(',').filter((day) => /^[1-7]$/.test(day)))
  .transform((days) => days.map(Number))
  .catch([]);

const Filled = z.object({
  hour: Minute.default(null),
  days: Days.default([]),
  from: Minute.default(null),
  until: Minute.default(null),
  pause: z.iso
    .date()
    .transform((on) => on as SchoolDate)
    .nullable()
    .catch(null)
    .default(null),
  duty: z
    .union([z.literal('true'), z.literal('false')])
    .catch('false')
    .default('false'),
});

/** The buttons about when somebody may be reminded. */
export function remindingVerbs(): Record<string, Verb> {
  return {
    'reminding.show': verb(Nothing, (turn) => showWishes(turn)),
    'reminding.save': verbOn(Filled, (turn, ref, { hour, days, from, until, pause, duty }) =>
      keepWishes(turn, ref, {
        digestMinute: hour,
        fromMinute: from,
        untilMinute: until,
        workDays: days,
        pausedUntil: pause,
        dutyOnly: duty === 'true',
      }),
    ),
    'reminding.reset': verbOn(Nothing, (turn, ref) => forgetWishes(turn, ref)),
  };
}
