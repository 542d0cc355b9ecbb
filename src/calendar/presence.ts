import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Presence } from '../app/ports/presence.ts';
import type { PresenceRow } from '../app/ports/tables.ts';
import type { SchoolDate } from '../domain/ids.ts';
import type { Block } from '../domain/slots/question.ts';

const ZONE = 'Europe/Amsterdam';

/** Rules that give at most one moment a day; the hour is the row's own, never the rule's. */
const RULE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$/;

/**
 * Works out presence moments on the school's wall clock: every Tuesday at one is at one in summer and in winter. The
 * first day sets the beat of "every other week"; it is a moment itself only when the rule says so.
 *
 * @throws Error when a rule cannot be read. Rules are checked when they come in, with `isPresenceRule`.
 */
export function presenceMoments(): Presence {
  return { blocks: (rows, from, until) => rows.flatMap((row) => blocksOf(row, from, until)) };
}

/** Whether this is a recurrence rule (RFC 5545, without `RRULE:`) that presence moments can have. */
export function isPresenceRule(rule: string): boolean {
  if (!RULE.test(rule)) return false;
  try {
    ruleOf(rule, zoned('2026-01-01' as SchoolDate, 0));
    return true;
  } catch {
    return false;
  }
}

function blocksOf(row: PresenceRow, from: SchoolDate, until: SchoolDate): Block[] {
  const { fromMinute, untilMinute, exceptOn } = row;
  const days = ruleOf(row.rule, zoned(row.startsOn, fromMinute))
    .between(zoned(from, 0), zoned(until, 24 * 60 - 1), true)
    .map((moment) => moment.toPlainDate().toString() as SchoolDate);
  return days.filter((on) => !exceptOn.includes(on)).map((on) => ({ on, fromMinute, untilMinute }));
}

function ruleOf(rule: string, dtstart: Temporal.ZonedDateTime) {
  if (!RULE.test(rule)) throw new Error('A presence rule cannot be read.');
  try {
    return new RRuleTemporal({ rruleString: rule, dtstart, temporal: Temporal });
  } catch (cause) {
    throw new Error('A presence rule cannot be read.', { cause });
  }
}

function zoned(on: SchoolDate, minute: number): Temporal.ZonedDateTime {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: ZONE, plainTime });
}
