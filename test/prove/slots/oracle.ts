import { addDays, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { Block, Busy, Candidate, Proposal, SlotQuestion } from '../../../src/domain/slot-question.ts';
import type { Standing } from '../../../src/domain/slot-standing.ts';

/**
 * The search a second time, written from its rules to be obvious and slow: minute by minute, every combination of
 * people, nothing left out. It shares the types with the real one and no code of it.
 */
export type Found = { at: Block; people: Readonly<Record<string, string | null>>; roomId: string | null };
export type Priced = Found & { price: number[] };

export type State = { sureness: number; isTentative: boolean };
type Filling = {
  seat: string;
  need: string;
  personId: string | null;
  rank: number;
  burden: number;
  lost: number;
  changed: number;
} & State;

const NOT_SURE = 2;
const EMPTY = 9;

export function oracle(question: SlotQuestion): { kind: 'found' | 'later' | 'none'; moments: Found[] } {
  const all = startsInTime(question);
  if (all.length > 0)
    return { kind: 'found', moments: withoutPrice(inOrderOfTime(spread(all, question.proposals))) };

  const afterTerm = Math.max(question.withinSchoolDays, question.noticeSchoolDays - 1);
  const perDay = nextSchoolDays(question)
    .filter(({ nth }) => nth > afterTerm && nth <= afterTerm + question.laterSchoolDays)
    .flatMap(({ on, nth }) => pricedStarts(question, on, nth).sort(byPrice).slice(0, 1))
    .slice(0, question.proposals);
  return { kind: perDay.length > 0 ? 'later' : 'none', moments: withoutPrice(perDay) };
}

/** Every start in time at which a table is possible, best first. */
export function startsInTime(question: SlotQuestion): Priced[] {
  return nextSchoolDays(question)
    .filter(({ nth }) => nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays)
    .flatMap(({ on, nth }) => pricedStarts(question, on, nth))
    .sort(byPrice);
}

/** The best of all moments in time, and the one that stands where it `mayStay`, by what it changes first; null = none. */
export function leastChange(question: SlotQuestion, standing: Standing, mayStay: boolean): Priced | null {
  const { calendar, today, nowMinute } = question;
  const { on, fromMinute } = standing.at;
  const all = nextSchoolDays(question)
    .filter(({ nth }) => nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays)
    .flatMap((day) => pricedStarts(question, day.on, day.nth, standing));
  const isToCome = on > today || (on === today && fromMinute > nowMinute);
  if (mayStay && isToCome && on <= calendar.lastKnown && calendar.isSchoolDay(on)) {
    const asItStands = bestAt(question, standing.at, 0, statesOn(question, on), standing);
    if (asItStands) all.push(asItStands);
  }
  return all.sort(byPrice)[0] ?? null;
}

/** How this candidate stands at one moment; null = cannot. */
export function stateAt(question: SlotQuestion, candidate: Candidate, at: Block): State | null {
  return statesOn(question, at.on)(candidate, at);
}

/** The numbers of the school days that are known, counted from today, which is 0 when it is one. */
export function schoolDayNumbers(question: SlotQuestion): number[] {
  return nextSchoolDays(question).map(({ nth }) => nth);
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

function pricedStarts(
  question: SlotQuestion,
  on: SchoolDate,
  nth: number,
  standing: Standing | null = null,
): Priced[] {
  const stateOf = statesOn(question, on);
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
    const best = bestAt(question, at, nth, stateOf, standing);
    if (best) priced.push(best);
  }
  return priced;
}

function bestAt(
  question: SlotQuestion,
  at: Block,
  nth: number,
  stateOf: (candidate: Candidate, at: Block) => State | null,
  standing: Standing | null,
): Priced | null {
  const room = bestRoom(question, at, standing?.roomId ?? null);
  if (!room) return null;
  const days = standing ? Math.abs(Date.parse(at.on) - Date.parse(standing.at.on)) / 86_400_000 : 0;
  const minutes = standing ? Math.abs(at.fromMinute - standing.at.fromMinute) : 0;
  let best: { price: number[]; order: number[]; fillings: Filling[] } | null = null;
  for (const fillings of combinations(question, at, stateOf, standing)) {
    const [head, fairness] = priceOf(question, fillings, at);
    const lost = fillings.reduce((sum, each) => sum + each.lost, 0);
    const changed = fillings.reduce((sum, each) => sum + each.changed, 0);
    const harm = [lost, changed, days > 0 ? 1 : 0, room.isOther ? 1 : 0, days, minutes];
    const price = [...harm, ...head, nth, room.misfit, fairness, at.fromMinute];
    const order = fillings.flatMap((each) => [each.lost, each.changed, each.sureness, each.rank]);
    if (!best || compare([...price, ...order], [...best.price, ...best.order]) < 0)
      best = { price, order, fillings };
  }
  if (!best) return null;
  const people = Object.fromEntries(best.fillings.map(({ seat, personId }) => [seat, personId]));
  return { at, people, roomId: room.roomId, price: best.price };
}

type OneRoom = { roomId: string | null; misfit: number; isOther: boolean };

/** The one that the table has already, if it can be had; otherwise the smallest. */
function bestRoom({ rooms, roomNeeds }: SlotQuestion, at: Block, kept: string | null): OneRoom | null {
  if (!rooms) return { roomId: null, misfit: 0, isOther: false };
  let best: OneRoom | null = null;
  for (const room of rooms) {
    if (room.people < roomNeeds.people || minutesOf(at).some((minute) => isTaken(room.busy, at.on, minute)))
      continue;
    if (roomNeeds.wheelchair && !room.isWheelchairFit) continue;
    if (roomNeeds.privacy && !room.isPrivate) continue;
    const misfit = room.people - roomNeeds.people;
    if (room.roomId === kept) return { roomId: room.roomId, misfit, isOther: false };
    const isBetter =
      !best || misfit < best.misfit || (misfit === best.misfit && room.roomId < (best.roomId ?? ''));
    if (isBetter) best = { roomId: room.roomId, misfit, isOther: kept !== null };
  }
  return best;
}

function combinations(
  question: SlotQuestion,
  at: Block,
  stateOf: (candidate: Candidate, at: Block) => State | null,
  standing: Standing | null,
): Filling[][] {
  let all: Filling[][] = [[]];
  for (const { seat, need, candidates } of [...question.seats].sort((a, b) => compareText(a.seat, b.seat))) {
    const fillings: Filling[] = candidates.flatMap((candidate, rank) => {
      const state = stateOf(candidate, at);
      const { personId, burden } = candidate;
      const harm = harmOn(standing, seat, personId, at);
      return state === null ? [] : [{ seat, need, personId, rank, burden, ...state, ...harm }];
    });
    if (need !== 'required')
      fillings.push({
        seat,
        need,
        personId: null,
        sureness: EMPTY,
        rank: EMPTY,
        burden: 0,
        isTentative: false,
        ...harmOn(standing, seat, null, at),
      });
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

/** Whose yes is lost here, and whether somebody else sits here than before. */
function harmOn(
  standing: Standing | null,
  seat: string,
  personId: string | null,
  at: Block,
): { lost: number; changed: number } {
  const before = standing?.seats.find((each) => each.seat === seat)?.personId;
  if (!standing || !before) return { lost: 0, changed: 0 };
  const saidYesTo = ({ on, fromMinute, untilMinute }: Block) =>
    standing.accepted.some(
      (each) =>
        each.personId === before &&
        `${each.at.on} ${each.at.fromMinute} ${each.at.untilMinute}` === `${on} ${fromMinute} ${untilMinute}`,
    );
  const changed = personId === before ? 0 : 1;
  if (!saidYesTo(standing.at)) return { lost: 0, changed };
  return { lost: changed === 0 && saidYesTo(at) ? 0 : 1, changed };
}

function priceOf(question: SlotQuestion, fillings: Filling[], at: Block): [number[], number] {
  const count = (of: (filling: Filling) => boolean) => fillings.filter(of).length;
  const certainPartners = count(({ need, sureness }) => need === 'partner' && sureness < NOT_SURE);
  const unsurePartnersNeeded = Math.max(question.partnersNeeded - certainPartners, 0);
  const isEarly = at.fromMinute - question.hours.fromMinute < 60;
  const isLate = question.hours.untilMinute - at.untilMinute < 60;
  const burdened = fillings.filter(
    ({ personId, sureness }) => personId !== null && (isEarly || isLate || sureness === 1),
  );
  return [
    [
      count(({ need, sureness }) => need === 'required' && sureness === NOT_SURE) + unsurePartnersNeeded,
      count(({ need, personId }) => need === 'partner' && personId === null),
      count(({ need, personId }) => need === 'wanted' && personId === null),
      count(({ sureness }) => sureness === NOT_SURE),
      count(({ sureness }) => sureness === 1),
      fillings.reduce((sum, { personId, rank }) => sum + (personId === null ? 0 : rank), 0),
      count(({ isTentative }) => isTentative),
    ],
    burdened.reduce((sum, { burden }) => sum + Math.min(burden, 9), 0),
  ];
}

/** 0 = free, 1 = free outside the presence moments, 2 = not known, null = cannot; every minute is asked. */
function statesOn(question: SlotQuestion, on: SchoolDate) {
  const painted = new Map<Candidate, ReturnType<typeof paint>>();
  return (candidate: Candidate, at: Block): State | null => {
    const day = painted.get(candidate) ?? paint(question, candidate, on);
    painted.set(candidate, day);
    if (day.isAway) return null;
    const minutes = minutesOf(at);
    if (minutes.some((minute) => !day.works(minute))) return null;
    if (clashes(question, day.busy, at)) return null;
    const hasTentative = clashes(question, day.tentative, at);
    if (hasTentative && question.tentative === 'block') return null;
    const isTentative = hasTentative && question.tentative === 'cost';
    const isPresent = minutes.every((minute) => day.present(minute));
    if (isPresent) return { sureness: 0, isTentative };
    if (candidate.presence !== null && question.presence === 'required') return null;
    if (candidate.agenda === 'unknown') return { sureness: NOT_SURE, isTentative };
    return { sureness: candidate.presence === null ? 0 : 1, isTentative };
  };
}

/** What one day of one person looks like, minute by minute. */
function paint(question: SlotQuestion, candidate: Candidate, on: SchoolDate) {
  const isElsewhere = ({ placeId }: Busy) => {
    if (!question.travel) return false;
    if (!placeId) return question.travel.unknownPlaceIs === 'elsewhere';
    return placeId !== question.travel.placeId;
  };
  const weekOf = (day: SchoolDate) => addDays(day, -((weekdayOf(day) + 6) % 7));
  const sameDay = candidate.tablesOn.filter((day) => day === on).length;
  const sameWeek = candidate.tablesOn.filter((day) => weekOf(day) === weekOf(on)).length;
  const { perDay, perWeek } = candidate.most;
  const hours = candidate.hours?.filter(({ weekday }) => weekday === weekdayOf(on));
  const taken = (blocks: readonly Busy[]) => ({
    here: minutesTaken(
      blocks.filter((block) => !isElsewhere(block)),
      on,
    ),
    elsewhere: minutesTaken(blocks.filter(isElsewhere), on),
  });
  const presence = minutesTaken(candidate.presence ?? [], on);
  return {
    isAway:
      candidate.absences.some(({ fromOn, untilOn }) => on >= fromOn && on <= untilOn) ||
      (perDay !== null && sameDay + 1 > perDay) ||
      (perWeek !== null && sameWeek + 1 > perWeek),
    works: (minute: number) =>
      !hours || hours.some(({ fromMinute, untilMinute }) => fromMinute <= minute && minute < untilMinute),
    present: (minute: number) => presence.has(minute),
    busy: taken(candidate.busy),
    tentative: taken(candidate.tentative),
  };
}

/** Whether something is taken during the table, in the time kept before and after it, or on the way. */
function clashes(
  { buffer, travel }: SlotQuestion,
  { here, elsewhere }: { here: ReadonlySet<number>; elsewhere: ReadonlySet<number> },
  at: Block,
): boolean {
  const from = at.fromMinute - buffer.beforeMinutes;
  const until = at.untilMinute + buffer.afterMinutes;
  const way = travel?.minutes ?? 0;
  for (let minute = from; minute < until; minute++) if (here.has(minute)) return true;
  for (let minute = from - way; minute < until + way; minute++) if (elsewhere.has(minute)) return true;
  return false;
}

function minutesTaken(blocks: readonly Block[], on: SchoolDate): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (const block of blocks)
    if (block.on === on)
      for (let minute = block.fromMinute; minute < block.untilMinute; minute++) minutes.add(minute);
  return minutes;
}

function isTaken(blocks: readonly Block[], on: SchoolDate, minute: number): boolean {
  return blocks.some((each) => each.on === on && each.fromMinute <= minute && minute < each.untilMinute);
}

function minutesOf(at: Block): number[] {
  return Array.from({ length: at.untilMinute - at.fromMinute }, (_, index) => at.fromMinute + index);
}

/** One of each day; then one of each half day; then whatever does not overlap. */
function spread(starts: Priced[], count: number): Priced[] {
  const chosen: Priced[] = [];
  const take = (isWelcome: (start: Priced) => boolean) => {
    for (const start of starts) if (chosen.length < count && isWelcome(start)) chosen.push(start);
  };
  const isMorning = ({ at }: Priced) => at.fromMinute < 720;
  const isFree = (start: Priced) =>
    chosen.every((one) => !minutesOf(one.at).some((minute) => isTaken([start.at], one.at.on, minute)));
  take((start) => chosen.every((one) => one.at.on !== start.at.on));
  take(
    (start) =>
      isFree(start) &&
      chosen.every((one) => one.at.on !== start.at.on || isMorning(one) !== isMorning(start)),
  );
  take(isFree);
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
