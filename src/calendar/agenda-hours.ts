import ICAL from 'ical.js';
import type { BusySpan } from '../app/ports/agendas.ts';
import type { Instant } from '../domain/ids.ts';
import { checkZones, occurrencesOf, type Steps } from './agenda-series.ts';
import { millisecondsOf, type Stretch, timeIn } from './agenda-times.ts';

/** A time that somebody described: what of it is left as busy, and how sure that is. */
type Described = Stretch & { importance: number; status: BusySpan['status']; busy: Stretch[] };

/** PRIORITY 1 is the most important and 9 the least; none, or 0, is less than that (RFC 5545, 3.8.1.9). */
const LEAST = 10;

/**
 * When somebody is not available, by the hours in which they say that they are (VAVAILABILITY, RFC 7953): within each
 * described time all that is not available is busy. Where two describe one moment the more important holds; of two that are
 * as important, whichever leaves it as busy. About any other time they say nothing.
 */
export function ofHours(
  calendar: ICAL.Component,
  window: { from: number; until: number },
  left: Steps,
): BusySpan[] {
  const all = calendar
    .getAllSubcomponents('vavailability')
    .map((each) => describedIn(each, window, left))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);
  const result: Record<BusySpan['status'], Stretch[]> = { busy: [], tentative: [] };
  for (const importance of [...new Set(all.map((each) => each.importance))].sort((a, b) => b - a)) {
    const here = all.filter((each) => each.importance === importance);
    for (const status of ['busy', 'tentative'] as const) {
      const said = here.filter((each) => each.status === status).flatMap(({ busy }) => busy);
      result[status] = joined([...without(result[status], joined(here)), ...said]);
    }
  }
  return (['busy', 'tentative'] as const).flatMap((status) =>
    result[status].map(({ startsAt, endsAt }) => ({
      startsAt: startsAt as Instant,
      endsAt: endsAt as Instant,
      status,
    })),
  );
}

/** Without a beginning or an end it goes as far as what is asked about. */
function describedIn(
  component: ICAL.Component,
  { from, until }: { from: number; until: number },
  left: Steps,
): Described {
  checkZones(component);
  const begins = component.hasProperty('dtstart') ? timeIn(component, 'dtstart') : null;
  const startsAt = Math.max(from, begins ? millisecondsOf(begins) : from);
  const endsAt = Math.min(until, endOf(component, begins) ?? until);
  const hours = occurrencesOf(component.getAllSubcomponents('available'), { from, until }, left);
  return {
    startsAt,
    endsAt,
    importance: Number(component.getFirstPropertyValue('priority') ?? 0) || LEAST,
    status:
      String(component.getFirstPropertyValue('busytype') ?? '').toUpperCase() === 'BUSY-TENTATIVE'
        ? 'tentative'
        : 'busy',
    busy: without([{ startsAt, endsAt }], joined(hours)),
  };
}

function endOf(component: ICAL.Component, begins: ICAL.Time | null): number | null {
  if (component.hasProperty('dtend')) return millisecondsOf(timeIn(component, 'dtend'));
  const duration = component.getFirstPropertyValue('duration');
  if (!begins || !(duration instanceof ICAL.Duration)) return null;
  const end = begins.clone();
  end.addDuration(duration);
  return millisecondsOf(end);
}

/** In order of time, with no gap or overlap between two. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { startsAt, endsAt } of [...stretches].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = found.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else if (startsAt < endsAt) found.push({ startsAt, endsAt });
  }
  return found;
}

/** What is left of these; both in order of time, neither overlapping itself. */
function without(stretches: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let first = 0;
  for (const { startsAt, endsAt } of stretches) {
    let from = startsAt;
    while (first < taken.length && (taken[first] as Stretch).endsAt <= startsAt) first += 1;
    for (let at = first; at < taken.length && (taken[at] as Stretch).startsAt < endsAt; at++) {
      const cut = taken[at] as Stretch;
      if (cut.startsAt > from) left.push({ startsAt: from, endsAt: cut.startsAt });
      from = Math.max(from, cut.endsAt);
    }
    if (from < endsAt) left.push({ startsAt: from, endsAt });
  }
  return left;
}
