import { weekdayOf } from '../../src/domain/calendar/plain-date.ts';
import type { MovingTable } from '../../src/domain/slots/batch.ts';
import {
  type Block,
  type Proposal,
  SEARCH_DEFAULTS,
  type Seat,
  type SlotQuestion,
} from '../../src/domain/slots/question.ts';
import { proposalOf } from '../../src/domain/slots/search.ts';
import { daysOf, possibleStarts } from '../../src/domain/slots/starts.ts';
import { questionOf } from './moments.ts';

const TUESDAY = 2;

/**
 * Tables of one school over eight weeks, two each Tuesday, when everybody is there: the same coordinator and the same
 * four partners with their deputies, and three others of its own. Then the coordinator can no longer come on Tuesdays,
 * and all of them have to move. Null when these agendas leave too few moments on Tuesdays to begin with.
 */
export function batchOf(count: number, seed: number): readonly MovingTable[] | null {
  const shared = questionOf({ days: 40, seats: 5, people: 3, rooms: 4 }, seed);
  const taken: Block[] = [];
  const tables: MovingTable[] = [];
  for (let nth = 0; nth < count; nth++) {
    const own = questionOf({ days: 40, seats: 8, people: 2, rooms: 0 }, seed * 1000 + nth);
    const others = own.seats.slice(5).map((seat) => namedFor(seat, nth));
    const question = { ...shared, grid: SEARCH_DEFAULTS.grid, seats: [...shared.seats, ...others] };
    const stood = standingMoment(question, taken, nth);
    if (!stood) return null;
    const { on, fromMinute, untilMinute } = stood;
    const at = { on, fromMinute, untilMinute };
    taken.push(at);
    const seats = stood.seats.map(({ seat, filledBy }) => ({ seat, personId: filledBy?.personId ?? null }));
    const accepted = seats.flatMap(({ personId }) => (personId ? [{ personId, at }] : []));
    tables.push({
      tableId: `table ${String(nth).padStart(2, '0')}`,
      question: withoutTuesdays(question),
      standing: { at, roomId: stood.roomId, seats, accepted },
    });
  }
  return tables;
}

function namedFor(seat: Seat, nth: number): Seat {
  const candidates = seat.candidates.map((one) => ({ ...one, personId: `${nth}/${one.personId}` }));
  return { ...seat, candidates };
}

/** The best moment that no other table has, of the Tuesday whose turn it is or of the nearest later one. */
function standingMoment(question: SlotQuestion, taken: readonly Block[], nth: number): Proposal | null {
  const tuesdays = daysOf(question).inTime.filter((on) => weekdayOf(on) === TUESDAY);
  const isFree = (at: Block) =>
    !taken.some(
      (each) => each.on === at.on && each.fromMinute < at.untilMinute && at.fromMinute < each.untilMinute,
    );
  const from = Math.floor(nth / 2) % tuesdays.length;
  for (const on of [...tuesdays.slice(from), ...tuesdays.slice(0, from)]) {
    const start = possibleStarts(question, [on]).find(({ at }) => isFree(at));
    if (start) return proposalOf(start, 0);
  }
  return null;
}

function withoutTuesdays(question: SlotQuestion): SlotQuestion {
  const gone = daysOf(question)
    .inTime.filter((on) => weekdayOf(on) === TUESDAY)
    .map((on) => ({ on, fromMinute: 0, untilMinute: 24 * 60 }));
  return {
    ...question,
    seats: question.seats.map((seat) =>
      seat.need === 'required'
        ? { ...seat, candidates: seat.candidates.map((one) => ({ ...one, busy: [...one.busy, ...gone] })) }
        : seat,
    ),
  };
}
