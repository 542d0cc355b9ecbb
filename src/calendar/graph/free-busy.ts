import { z } from 'zod';
import type { AgendaFault, BusySpan, OrganisationAgendas, ReadAgenda } from '../../app/ports/agendas.ts';
import type { WallClock } from '../../app/ports.ts';
import type { Instant, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { merged } from '../busy-spans.ts';
import type { GraphAnswer, GraphClient } from './client.ts';

/** Of getSchedule: so many addresses in one call, over less than 62 days. */
const MOST_ADDRESSES = 20;
const DAYS_AT_ONCE = 60;
/** How long a chore waits in all when Graph asks for it; longer, and it comes back in an hour. */
const PATIENCE_MILLISECONDS = 60_000;
const MIDNIGHT = 0 as WallMinute;
const DAY = 24 * 60 * 60_000;
/** As Graph writes a moment of UTC: up to seven digits behind the second, and no letter behind them. */
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?$/;

const Moment = z.object({ dateTime: z.string().regex(UTC_TIME), timeZone: z.literal('UTC') });
/** Where it is and what it is called may stand in it too, and goes no further than here. */
const Item = z.object({ status: z.string(), start: Moment, end: Moment });
const Schedule = z.object({
  scheduleId: z.string(),
  scheduleItems: z.array(z.unknown()).nullish(),
  error: z.object({ responseCode: z.string().nullish() }).nullish(),
});
const Schedules = z.object({ value: z.array(Schedule) });

/**
 * When people of one tenant are busy, by Graph's getSchedule: one call for twenty people and two months. Out of office is
 * busy, working elsewhere is free, and what Graph cannot name the status of is not certain.
 *
 * @param mailbox in whose name is asked
 */
export function graphFreeBusy(
  client: GraphClient,
  { tenantId, mailbox }: { tenantId: string; mailbox: string },
  wallClock: WallClock,
): OrganisationAgendas {
  return {
    tenantId,
    mostAtOnce: MOST_ADDRESSES,
    async read(mails, from, until) {
      const known = mails.map((): BusySpan[] => []);
      const faults = new Map<number, ReadAgenda>();
      for (const window of windowsBetween(wallClock, from, until)) {
        const answer = await client.call(scheduleCall(mailbox, mails, window), PATIENCE_MILLISECONDS);
        const read = readFrom(answer, mails);
        read.forEach((own, index) => {
          if (own.kind === 'read') known[index]?.push(...own.busy);
          else if (!faults.has(index)) faults.set(index, own);
        });
        if (faults.size === mails.length) break;
      }
      return known.map(
        (busy, index) => faults.get(index) ?? { kind: 'read', busy: merged(busy, from, until) },
      );
    },
  };
}

type Window = { from: Instant; until: Instant };

/** From the local midnight before the first moment; a day of 23 or 25 hours is one day. */
function windowsBetween(wallClock: WallClock, from: Instant, until: Instant): Window[] {
  const windows: Window[] = [];
  let on = wallClock.dateOf(from);
  for (;;) {
    const begin = wallClock.instantOf(on, MIDNIGHT);
    if (begin >= until) return windows;
    on = daysAfter(wallClock, on, DAYS_AT_ONCE);
    windows.push({ from: begin, until: wallClock.instantOf(on, MIDNIGHT) });
  }
}

/** By noon, which no clock change comes near. */
function daysAfter(wallClock: WallClock, on: SchoolDate, days: number): SchoolDate {
  return wallClock.dateOf((wallClock.instantOf(on, 720 as WallMinute) + days * DAY) as Instant);
}

function scheduleCall(mailbox: string, mails: readonly string[], { from, until }: Window) {
  return {
    mailbox,
    method: 'POST',
    path: '/calendar/getSchedule',
    body: {
      Schedules: mails,
      StartTime: utc(from),
      EndTime: utc(until),
      AvailabilityViewInterval: 60,
    },
  } as const;
}

function utc(instant: Instant) {
  return { dateTime: new Date(instant).toISOString().slice(0, 19), timeZone: 'UTC' };
}

function readFrom(answer: GraphAnswer, mails: readonly string[]): ReadAgenda[] {
  if (answer.kind !== 'answered') {
    const isForbidden = answer.kind === 'refused' && (answer.status === 401 || answer.status === 403);
    return mails.map(() => ({ kind: 'failed', fault: isForbidden ? 'not_allowed' : 'not_reached' }));
  }
  const parsed = Schedules.safeParse(answer.body);
  if (!parsed.success) return mails.map(() => ({ kind: 'failed', fault: 'not_reached' }));
  const byMail = new Map(parsed.data.value.map((each) => [each.scheduleId.toLowerCase(), each]));
  return mails.map((mail) => agendaOf(byMail.get(mail.toLowerCase())));
}

/** Who is not in the answer is not free: nothing is known of them. */
function agendaOf(schedule: z.infer<typeof Schedule> | undefined): ReadAgenda {
  if (!schedule) return { kind: 'failed', fault: 'no_mailbox' };
  if (schedule.error) return { kind: 'failed', fault: faultOf(schedule.error.responseCode ?? '') };
  const items = z.array(Item).safeParse(schedule.scheduleItems);
  if (!items.success) return { kind: 'failed', fault: 'not_reached' };
  return { kind: 'read', busy: items.data.flatMap(spanOf) };
}

function spanOf({ status, start, end }: z.infer<typeof Item>): BusySpan[] {
  if (status === 'free' || status === 'workingElsewhere') return [];
  return [
    {
      startsAt: Date.parse(`${start.dateTime}Z`) as Instant,
      endsAt: Date.parse(`${end.dateTime}Z`) as Instant,
      status: status === 'busy' || status === 'oof' ? 'busy' : 'tentative',
    },
  ];
}

/** Exchange names the cause in one word or a number (5009 = nobody has this address); another than these is no answer. */
function faultOf(responseCode: string): AgendaFault {
  if (/^5009$|RecipientNotFound|InvalidSmtpAddress|MailboxNotFound|NonExistentMailbox/i.test(responseCode))
    return 'no_mailbox';
  if (
    /NoFreeBusyAccess|AccessDenied|NotFederated|SharingPolicy|NoOrganizationRelationship/i.test(responseCode)
  )
    return 'not_allowed';
  return /TooMany|TooBig|TooLarge/i.test(responseCode) ? 'too_many' : 'not_reached';
}
