import { addDays, weekdayOf } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import type { Block, Busy, Candidate, Certainty, SlotQuestion } from './question.ts';

/** From a minute of the day until another, which itself is outside. */
export type Span = { from: number; until: number };

/** One person's day, ready to be asked about many starts of it: in order, and nothing overlaps or touches. */
export type DayAgenda = {
  hours: readonly Span[];
  busy: readonly Span[];
  tentative: readonly Span[];
  /** Null = has no presence moments. */
  presence: readonly Span[] | null;
  agenda: Candidate['agenda'];
};

/** Null = cannot on this day at all: absent, not at work, or at as many tables as this person can. */
export type Agendas = (candidate: Candidate, on: SchoolDate) => DayAgenda | null;

const WHOLE_DAY: readonly Span[] = [{ from: 0, until: 24 * 60 }];

/** Everybody's days under the rules of this question, each worked out when it is first asked for. */
export function agendasFor(question: SlotQuestion): Agendas {
  const people = new Map<Candidate, (on: SchoolDate) => DayAgenda | null>();
  return (candidate, on) => {
    const agenda = people.get(candidate) ?? daysOfPerson(question, candidate);
    people.set(candidate, agenda);
    return agenda(on);
  };
}

/**
 * How sure it is that this person can come for the whole of this time; null = cannot. Presence moments do not make
 * somebody free who is busy, and stand above an agenda that is not known.
 */
export function certaintyAt(question: SlotQuestion, day: DayAgenda, at: Block): Certainty | null {
  if (!holds(day.hours, at) || meets(day.busy, at)) return null;
  if (day.presence && holds(day.presence, at)) return 'free';
  if (day.presence && question.presence === 'required') return null;
  if (day.agenda === 'unknown') return 'unknown';
  return day.presence ? 'outside_presence' : 'free';
}

/** Whether they share a minute. What only touches does not, nor does what has no length. */
export function meets(spans: readonly Span[], { fromMinute, untilMinute }: Block): boolean {
  for (const { from, until } of spans) if (from < untilMinute && fromMinute < until) return true;
  return false;
}

/** Spans in order, joined where they overlap or touch; what has no length is gone. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.length > 1 ? spans.toSorted((a, b) => a.from - b.from) : spans;
  if (isJoined(inOrder)) return inOrder;
  const made: Span[] = [];
  for (const span of inOrder) {
    const last = made.at(-1);
    if (span.from >= span.until) continue;
    if (last && span.from <= last.until)
      made[made.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else made.push(span);
  }
  return made;
}

function isJoined(inOrder: readonly Span[]): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const { from, until } of inOrder) {
    if (from >= until || from <= before) return false;
    before = until;
  }
  return true;
}

/** One of these has every minute of it: they are joined, so two together never do. */
function holds(spans: readonly Span[], { fromMinute, untilMinute }: Block): boolean {
  for (const { from, until } of spans) if (from <= fromMinute && untilMinute <= until) return true;
  return false;
}

function daysOfPerson(question: SlotQuestion, candidate: Candidate): (on: SchoolDate) => DayAgenda | null {
  const isBlocking = question.tentative === 'block';
  const taken = isBlocking ? [...candidate.busy, ...candidate.tentative] : candidate.busy;
  const busy = byDay(taken, (block) => withMargins(question, block));
  const tentative = byDay(question.tentative === 'cost' ? candidate.tentative : [], (block) =>
    withMargins(question, block),
  );
  const presence = candidate.presence && byDay(candidate.presence, spanOf);
  const days = new Map<SchoolDate, DayAgenda | null>();

  function dayOf(on: SchoolDate): DayAgenda | null {
    if (candidate.absences.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn)) return null;
    if (isFull(candidate, on)) return null;
    return {
      hours: hoursOn(candidate, on),
      busy: busy(on),
      tentative: tentative(on),
      presence: presence?.(on) ?? null,
      agenda: candidate.agenda,
    };
  }

  return (on) => {
    const day = days.get(on);
    if (day !== undefined) return day;
    const made = dayOf(on);
    days.set(on, made);
    return made;
  };
}

function hoursOn({ hours }: Candidate, on: SchoolDate): readonly Span[] {
  if (!hours) return WHOLE_DAY;
  const weekday = weekdayOf(on);
  return joined(hours.filter((each) => each.weekday === weekday).map(spanOf));
}

function isFull({ most, tablesOn }: Candidate, on: SchoolDate): boolean {
  if (most.perDay !== null && tablesOn.filter((each) => each === on).length >= most.perDay) return true;
  if (most.perWeek === null) return false;
  const monday = mondayOf(on);
  return tablesOn.filter((each) => mondayOf(each) === monday).length >= most.perWeek;
}

export function mondayOf(on: SchoolDate): SchoolDate {
  return addDays(on, 1 - weekdayOf(on));
}

/** A table may not begin within the time before it, nor end within the time after it; both stay within one day. */
function withMargins({ buffer, travel }: SlotQuestion, block: Busy): Span {
  const placeId = block.placeId ?? null;
  const isElsewhere =
    travel !== null &&
    (placeId === null ? travel.unknownPlaceIs === 'elsewhere' : placeId !== travel.placeId);
  const way = isElsewhere ? travel.minutes : 0;
  return {
    from: block.fromMinute - buffer.afterMinutes - way,
    until: block.untilMinute + buffer.beforeMinutes + way,
  };
}

/** The spans of each day, joined when that day is asked for. */
function byDay<B extends Block>(
  blocks: readonly B[],
  span: (block: B) => Span,
): (on: SchoolDate) => readonly Span[] {
  const days = new Map<SchoolDate, B[]>();
  for (const block of blocks) {
    if (block.fromMinute >= block.untilMinute) continue;
    const ofDay = days.get(block.on);
    if (ofDay) ofDay.push(block);
    else days.set(block.on, [block]);
  }
  return (on) => joined((days.get(on) ?? []).map(span));
}

function spanOf({ fromMinute, untilMinute }: Pick<Block, 'fromMinute' | 'untilMinute'>): Span {
  return { from: fromMinute, until: untilMinute };
}
