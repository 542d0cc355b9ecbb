import ICAL from 'ical.js';
import type { BusySpan, ReadAgenda } from '../app/ports/agendas.ts';
import type { Instant } from '../domain/ids.ts';
import { ofHours } from './agenda-hours.ts';
import { type Occurrence, occurrencesOf, type Steps, steps } from './agenda-series.ts';
import { between, type Stretch, Unreadable, zoned } from './agenda-times.ts';
import { type Jcal, withZones } from './agenda-zones.ts';
import { merged } from './busy-spans.ts';

/** From which moment until which, in milliseconds since 1970, and whose agenda it is. */
export type Reading = { from: number; until: number; mail: string | null };

type Busyness = BusySpan['status'] | 'free';

/** Entries of our own tables: those are known to us, with more certainty, and a table must not stand in its own way. */
const OURS = '@actietafel';
/** One for every hour of the days that are looked into, at night too. With each one more every search would take longer. */
const MOST_SPANS = 3_000;

/**
 * When somebody is busy, by the text of their agenda: entries, free/busy lists and what lies outside the hours in which they
 * are available, repetitions worked out, moved and cancelled ones among them, clipped to what was asked. Free are what is marked so, working elsewhere, and what was
 * cancelled or declined. An entry whose time cannot be told makes the whole agenda unknown: missing is not free.
 */
export function readingAgendas(ianaOf: (name: string) => string | null) {
  return (ics: string, reading: Reading): ReadAgenda => {
    try {
      const stretches = calendarsIn(ics).flatMap((calendar) => {
        const component = new ICAL.Component(withZones(calendar, ianaOf, reading.until));
        const left = steps();
        return [
          ...ofEntries(component, reading, left),
          ...ofHours(component, reading, left),
          ...ofLists(component),
        ];
      });
      const busy = merged(stretches, reading.from, reading.until);
      return busy.length > MOST_SPANS ? { kind: 'failed', fault: 'too_many' } : { kind: 'read', busy };
    } catch (error) {
      // The library throws plain errors at whatever it cannot make sense of.
      return { kind: 'failed', fault: error instanceof Unreadable ? error.fault : 'not_a_calendar' };
    }
  };
}

/** A file may hold one calendar after the other. */
function calendarsIn(ics: string): Jcal[] {
  const parsed = ICAL.parse(ics) as unknown as Jcal | Jcal[];
  const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as Jcal[];
  const calendars = all.filter(([name]) => name === 'vcalendar');
  if (calendars.length === 0) throw new Unreadable('not_a_calendar');
  return calendars;
}

function ofEntries(calendar: ICAL.Component, reading: Reading, left: Steps): BusySpan[] {
  const entries = calendar
    .getAllSubcomponents('vevent')
    .filter((entry) => !String(entry.getFirstPropertyValue('uid') ?? '').endsWith(OURS));
  return occurrencesOf(entries, reading, left).flatMap((each) => spanOf(each, reading));
}

/** FREEBUSY without a type means busy (RFC 5545, 3.2.9). */
function ofLists(calendar: ICAL.Component): BusySpan[] {
  return calendar.getAllSubcomponents('vfreebusy').flatMap((list) =>
    list.getAllProperties('freebusy').flatMap((property) => {
      const type = String(property.getFirstParameter('fbtype') ?? 'BUSY').toUpperCase();
      if (type === 'FREE') return [];
      const status = type === 'BUSY-TENTATIVE' ? 'tentative' : 'busy';
      return (property.getValues() as ICAL.Period[]).map((period) => ({
        ...instants(between(zoned(period.start), zoned(period.getEnd()))),
        status: status as BusySpan['status'],
      }));
    }),
  );
}

function spanOf({ component, ...stretch }: Occurrence, { mail }: Reading): BusySpan[] {
  const status = busynessOf(component, mail);
  return status === 'free' ? [] : [{ ...instants(stretch), status }];
}

function instants({ startsAt, endsAt }: Stretch): { startsAt: Instant; endsAt: Instant } {
  return { startsAt: startsAt as Instant, endsAt: endsAt as Instant };
}

function busynessOf(entry: ICAL.Component, mail: string | null): Busyness {
  const text = (name: string) => String(entry.getFirstPropertyValue(name) ?? '').toUpperCase();
  const outlook = text('x-microsoft-cdo-busystatus');
  const answer = ownAnswer(entry, mail);
  if (text('status') === 'CANCELLED' || answer === 'DECLINED') return 'free';
  if (outlook === 'OOF') return 'busy';
  // Whoever works elsewhere can come to the school.
  if (outlook === 'FREE' || outlook === 'WORKINGELSEWHERE' || text('transp') === 'TRANSPARENT') return 'free';
  const isUnsure =
    outlook === 'TENTATIVE' ||
    text('status') === 'TENTATIVE' ||
    answer === 'TENTATIVE' ||
    answer === 'NEEDS-ACTION';
  return isUnsure ? 'tentative' : 'busy';
}

function ownAnswer(entry: ICAL.Component, mail: string | null): string | null {
  if (mail === null) return null;
  const own = entry
    .getAllProperties('attendee')
    .find((each) => String(each.getFirstValue()).toLowerCase() === `mailto:${mail.toLowerCase()}`);
  return own ? String(own.getFirstParameter('partstat') ?? 'NEEDS-ACTION').toUpperCase() : null;
}
