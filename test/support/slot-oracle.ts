import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import type { Block, Candidate, Proposal, SlotQuestion } from '../../src/domain/slot-question.ts';

/**
 * The search a second time, written to be obvious and slow: minute by minute, every combination of people, nothing
 * left out. It shares the types with the real one and no code.
 */
export type Found = { at: Block; people: Readonly<Record<string, string | null>>; roomId: string | null };

type Filling = { seat: string; need: string; personId: string | null; sureness: number; rank: number };
type Priced = Found & { price: number[] };

const NOT_SURE = 2;
const EMPTY = 9;

export function oracle(question: SlotQuestion): { kind: 'found' | 'later' | 'none'; moments: Found[] } {
  const schoolDays = nextSchoolDays(question);
  const inTime = schoolDays.filter(
    ({ nth }) => nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays,
  );
  const all = inTime.flatMap(({ on, nth }) => pricedStarts(question, on, nth)).sort(byPrice);
  if (all.length > 0)
    return { kind: 'found', moments: withoutPrice(inOrderOfTime(pick(all, question.proposals))) };

  const afterTerm = Math.max(question.withinSchoolDays, question.noticeSchoolDays - 1);
  const perDay = schoolDays
    .filter(({ nth }) => nth > afterTerm && nth <= afterTerm + question.laterSchoolDays)
    .flatMap(({ on, nth }) => pricedStarts(question, on, nth).sort(byPrice).slice(0, 1))
    .slice(0, question.proposals);
  return { kind: perDay.length > 0 ? 'later' : 'none', moments: withoutPrice(perDay) };
}

export function asFound({ on, fromMinute, untilMinute, seats, roomId }: Proposal): Found {
  const people = Object.fromEntries(seats.map(({ seat, filledBy }) => [seat, filledBy?.personId ?? null]));
  return { at: { on, fromMinute, untilMinute }, people, roomId };
}

function nextSchoolDays({ calendar, today }: SlotQuestion): { on: SchoolDate; nth: number }[] {
  const days = calendar.isSchoolDay(today) ? [{ on: today, nth: 0 }] : [];
  let nth = 0;
  for (let on = addDays(today, 1); on <= calendar.lastKnown; on = addDays(on, 1))
    if (calendar.isSchoolDay(on)) days.push({ on, nth: ++nth });
  return days;
}

function pricedStarts(question: SlotQuestion, on: SchoolDate, nth: number): Priced[] {
  const priced: Priced[] = [];
  for (let from = 0; from < 1440; from++) {
    const at = { on, fromMinute: from, untilMinute: from + question.minutes };
    const isOnGrid =
      question.grid.kind === 'lessons'
        ? question.grid.startMinutes.includes(from)
        : from % question.grid.minutes === 0;
    if (!isOnGrid || from < question.hours.fromMinute || at.untilMinute > question.hours.untilMinute)
      continue;
    if (on === question.today && from <= question.nowMinute) continue;
    const best = bestAt(question, at, nth);
    if (best) priced.push(best);
  }
  return priced;
}

function bestAt(question: SlotQuestion, at: Block, nth: number): Priced | null {
  const roomIndex = question.rooms?.findIndex((room) => !touches(room.busy, at)) ?? 0;
  if (roomIndex < 0) return null;
  let best: { price: number[]; order: number[]; fillings: Filling[] } | null = null;
  for (const fillings of combinations(question, at)) {
    const price = [...priceOf(question, fillings), nth, roomIndex, at.fromMinute];
    const order = fillings.flatMap(({ sureness, rank }) => [sureness, rank]);
    if (!best || compare([...price, ...order], [...best.price, ...best.order]) < 0)
      best = { price, order, fillings };
  }
  if (!best) return null;
  const people = Object.fromEntries(best.fillings.map(({ seat, personId }) => [seat, personId]));
  return { at, people, roomId: question.rooms?.[roomIndex]?.roomId ?? null, price: best.price };
}

function combinations(question: SlotQuestion, at: Block): Filling[][] {
  let all: Filling[][] = [[]];
  for (const { seat, need, candidates } of [...question.seats].sort((a, b) => compareText(a.seat, b.seat))) {
    const fillings: Filling[] = candidates.flatMap((candidate, rank) => {
      const sureness = surenessOf(candidate, at);
      return sureness === null ? [] : [{ seat, need, personId: candidate.personId, sureness, rank }];
    });
    if (need !== 'required') fillings.push({ seat, need, personId: null, sureness: EMPTY, rank: EMPTY });
    all = all.flatMap((chosen) =>
      fillings
        .filter(({ personId }) => personId === null || chosen.every((one) => one.personId !== personId))
        .map((filling) => [...chosen, filling]),
    );
  }
  return all.filter(
    (fillings) =>
      fillings.filter(({ need, personId }) => need === 'partner' && personId !== null).length >=
      question.partnersNeeded,
  );
}

function priceOf(question: SlotQuestion, fillings: Filling[]): number[] {
  const count = (of: (filling: Filling) => boolean) => fillings.filter(of).length;
  const certainPartners = count(({ need, sureness }) => need === 'partner' && sureness < NOT_SURE);
  const unsurePartnersNeeded = Math.max(question.partnersNeeded - certainPartners, 0);
  return [
    count(({ need, sureness }) => need === 'required' && sureness === NOT_SURE) + unsurePartnersNeeded,
    count(({ need, personId }) => need === 'partner' && personId === null),
    count(({ need, personId }) => need === 'wanted' && personId === null),
    count(({ sureness }) => sureness === NOT_SURE),
    count(({ sureness }) => sureness === 1),
    fillings.reduce((sum, { personId, rank }) => sum + (personId === null ? 0 : rank), 0),
  ];
}

/** 0 = free, 1 = free outside the presence moments, 2 = not known, null = cannot: every minute is asked. */
function surenessOf(candidate: Candidate, at: Block): number | null {
  if (candidate.absences.some(({ fromOn, untilOn }) => at.on >= fromOn && at.on <= untilOn)) return null;
  let isPresentThroughout = true;
  for (let minute = at.fromMinute; minute < at.untilMinute; minute++) {
    if (holds(candidate.busy, at.on, minute)) return null;
    if (!holds(candidate.presence ?? [], at.on, minute)) isPresentThroughout = false;
  }
  if (isPresentThroughout) return 0;
  if (candidate.agenda === 'unknown') return NOT_SURE;
  return candidate.presence === null ? 0 : 1;
}

function holds(blocks: readonly Block[], on: SchoolDate, minute: number): boolean {
  return blocks.some((each) => each.on === on && each.fromMinute <= minute && minute < each.untilMinute);
}

function touches(blocks: readonly Block[], at: Block): boolean {
  for (let minute = at.fromMinute; minute < at.untilMinute; minute++)
    if (holds(blocks, at.on, minute)) return true;
  return false;
}

function pick(starts: Priced[], count: number): Priced[] {
  const chosen: Priced[] = [];
  const take = (isWelcome: (start: Priced) => boolean) => {
    for (const start of starts) if (chosen.length < count && isWelcome(start)) chosen.push(start);
  };
  take((start) => chosen.every((one) => one.at.on !== start.at.on));
  take((start) => chosen.every((one) => !touches([one.at], start.at)));
  return chosen;
}

function withoutPrice(starts: Priced[]): Found[] {
  return starts.map(({ at, people, roomId }) => ({ at, people, roomId }));
}

function inOrderOfTime(starts: Priced[]): Priced[] {
  return starts.sort((a, b) => compareText(a.at.on, b.at.on) || a.at.fromMinute - b.at.fromMinute);
}

function byPrice(a: Priced, b: Priced): number {
  return compare(a.price, b.price);
}

function compare(a: number[], b: number[]): number {
  for (const [i, part] of a.entries()) if (part !== b[i]) return part - (b[i] ?? 0);
  return 0;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
