import { addDays, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { Block, Busy, Candidate, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { minutesOf, minutesTaken } from './oracle-minutes.ts';

/** How one person stands at one moment, for the oracle. */
export type State = { sureness: number; isTentative: boolean };

export const NOT_SURE = 2;

/** 0 = free, 1 = free outside the presence moments, 2 = not known, null = cannot; every minute is asked. */
export function statesOn(question: SlotQuestion, on: SchoolDate) {
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
