import type { SchoolDate } from '../ids.ts';
import { type Granted, isPossible, type Opening, openingsFor, openingsOf } from './openings.ts';
import type { Relaxation, SlotQuestion, Step } from './question.ts';
import { daysOf } from './starts.ts';

/** Steps that change who is free when; the others only take something as given. */
const CHANGES_AGENDAS: readonly Step['code'][] = ['outside_presence', 'tentative', 'buffer'];

/**
 * The smallest changes that give a moment, when there is none in time. First those that leave the days alone: each
 * single step that is enough, or when none is, each two steps together. Then the nearest day outside the notice or the
 * term, with all else the same. Every one is sound (with it there are so many starts) and none is larger than it has to be.
 */
export function relaxationsOf(question: SlotQuestion): Relaxation[] {
  const { inTime } = daysOf(question);
  const openings = openingsByRules(question, inTime);
  const counted = (steps: readonly Step[]): Relaxation => {
    const granted = grantedBy(question, steps);
    return { steps, moments: openings(steps).filter((opening) => isPossible(opening, granted)).length };
  };
  const steps = stepsOf(question);
  const single = steps.map((step) => counted([step])).filter(hasMoments);
  const smallest = single.length > 0 ? single : pairsOf(question, steps).map(counted).filter(hasMoments);
  return [...smallest, ...otherDays(question)];
}

/** The same question with one thing otherwise. */
export function relaxed(question: SlotQuestion, step: Step): SlotQuestion {
  switch (step.code) {
    case 'seat':
      return withSeatFilled(question, step.seat);
    case 'partners':
      return { ...question, partnersNeeded: question.partnersNeeded - step.fewer };
    case 'room':
      return { ...question, rooms: null };
    case 'outside_presence':
      return { ...question, presence: 'preferred' };
    case 'tentative':
      return { ...question, tentative: 'cost' };
    case 'buffer':
      return { ...question, buffer: { beforeMinutes: 0, afterMinutes: 0 } };
    case 'sooner':
      return { ...question, noticeSchoolDays: step.schoolDay };
    case 'later':
      return { ...question, withinSchoolDays: step.schoolDay };
  }
}

/** The same question, as if somebody had taken this seat already. */
export function withSeatFilled(question: SlotQuestion, name: string): SlotQuestion {
  const isPartner = question.seats.some(({ seat, need }) => seat === name && need === 'partner');
  return {
    ...question,
    seats: question.seats.filter(({ seat }) => seat !== name),
    partnersNeeded: question.partnersNeeded - (isPartner ? 1 : 0),
  };
}

function hasMoments({ moments }: Relaxation): boolean {
  return moments > 0;
}

/** Every single step that this question leaves room for, seats by name. Nobody has to sit on a seat that is only wanted. */
function stepsOf(question: SlotQuestion): Step[] {
  const { seats, partnersNeeded, rooms, presence, tentative, buffer } = question;
  const names = seats.filter(({ need }) => need !== 'wanted').map(({ seat }) => seat);
  return [
    ...names.sort().map((seat) => ({ code: 'seat', seat }) as const),
    ...(partnersNeeded >= 1 ? [{ code: 'partners', fewer: 1 } as const] : []),
    ...(rooms ? [{ code: 'room' } as const] : []),
    ...(presence === 'required' ? [{ code: 'outside_presence' } as const] : []),
    ...(tentative === 'block' ? [{ code: 'tentative' } as const] : []),
    ...(buffer.beforeMinutes + buffer.afterMinutes > 0 ? [{ code: 'buffer' } as const] : []),
  ];
}

function pairsOf({ partnersNeeded }: SlotQuestion, steps: readonly Step[]): (readonly Step[])[] {
  const pairs = steps.flatMap((first, index) => steps.slice(index + 1).map((second) => [first, second]));
  return partnersNeeded >= 2 ? [...pairs, [{ code: 'partners', fewer: 2 }]] : pairs;
}

function grantedBy(question: SlotQuestion, steps: readonly Step[]): Granted {
  const seats = new Set(steps.flatMap((step) => (step.code === 'seat' ? [step.seat] : [])));
  const fewer = steps.reduce((sum, step) => sum + (step.code === 'partners' ? step.fewer : 0), 0);
  const filled = question.seats.filter(({ seat, need }) => need === 'partner' && seats.has(seat)).length;
  return {
    seats,
    room: steps.some(({ code }) => code === 'room'),
    partnersNeeded: question.partnersNeeded - filled - fewer,
  };
}

/** The openings under the rules that these steps leave, worked out once for all steps that leave the same. */
function openingsByRules(question: SlotQuestion, days: readonly SchoolDate[]) {
  const known = new Map<string, readonly Opening[]>();
  return (steps: readonly Step[]): readonly Opening[] => {
    const changing = steps.filter(({ code }) => CHANGES_AGENDAS.includes(code));
    const key = changing.map(({ code }) => code).join(' ');
    const openings = known.get(key) ?? openingsOf(changing.reduce(relaxed, question), days);
    known.set(key, openings);
    return openings;
  };
}

/** Outside the notice and outside the term, the nearest day first. Days in between have no start, so one alone is looked at. */
function otherDays(question: SlotQuestion): Relaxation[] {
  const { inTime, later } = daysOf(question);
  const fromNow = daysOf({ ...question, noticeSchoolDays: 0 }).inTime;
  const sooner = fromNow.filter((on) => !inTime.includes(on)).reverse();
  return [...nearest(question, 'sooner', sooner), ...nearest(question, 'later', later)];
}

function nearest(
  question: SlotQuestion,
  code: 'sooner' | 'later',
  days: readonly SchoolDate[],
): Relaxation[] {
  const granted = grantedBy(question, []);
  const openings = openingsFor(question);
  for (const on of days) {
    const moments = openings([on]).filter((opening) => isPossible(opening, granted)).length;
    const schoolDay = question.calendar.schoolDaysBetween(question.today, on);
    if (moments > 0) return [{ steps: [{ code, schoolDay }], moments }];
  }
  return [];
}
