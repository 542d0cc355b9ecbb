import type { SchoolDate } from '../ids.ts';
import { agendasFor, certaintyAt } from './agenda.ts';
import type { Block, Seat, SlotQuestion } from './question.ts';
import { roomFinder } from './rooms.ts';
import { startsOn } from './starts.ts';

/** Who could sit where at one start of the grid, whatever that would cost, and whether there is a room. */
export type Opening = {
  at: Block;
  hasRoom: boolean;
  places: readonly { seat: string; need: Seat['need']; people: readonly string[] }[];
};

/** What is taken as given in spite of an opening: seats that somebody takes anyway, a room found in another way. */
export type Granted = { seats: ReadonlySet<string>; room: boolean; partnersNeeded: number };

export function openingsOf(question: SlotQuestion, days: readonly SchoolDate[]): Opening[] {
  return openingsFor(question)(days);
}

/** The same for days that are asked about one after another: everybody's agenda is read once. */
export function openingsFor(question: SlotQuestion): (days: readonly SchoolDate[]) => Opening[] {
  const agendas = agendasFor(question);
  const roomAt = roomFinder(question);
  return (days) =>
    startsOn(question, days).map((at) => ({
      at,
      hasRoom: roomAt(at) !== null,
      places: question.seats.map(({ seat, need, candidates }) => ({
        seat,
        need,
        people: candidates
          .filter((candidate) => {
            const day = agendas(candidate, at.on);
            return day !== null && certaintyAt(question, day, at) !== null;
          })
          .map(({ personId }) => personId),
      })),
    }));
}

/** Whether a table is possible: every required seat filled, and enough partners, by as many different people. */
export function isPossible({ hasRoom, places }: Opening, granted: Granted): boolean {
  if (!hasRoom && !granted.room) return false;
  const open = places.filter(({ seat }) => !granted.seats.has(seat));
  const required = open.filter(({ need }) => need === 'required');
  const partners = open.filter(({ need, people }) => need === 'partner' && people.length > 0);
  if (required.some(({ people }) => people.length === 0)) return false;
  if (partners.length < granted.partnersNeeded) return false;

  const seatOf = new Map<string, readonly string[]>();
  if (!required.every(({ people }) => seated(people, seatOf, new Set()))) return false;
  let coming = 0;
  for (const { people } of partners) {
    if (coming >= granted.partnersNeeded) break;
    if (seated(people, seatOf, new Set())) coming += 1;
  }
  return coming >= granted.partnersNeeded;
}

/**
 * Finds one more seat its person, where need be by moving people who are seated already to another of their seats
 * (augmenting paths). Whoever has a seat keeps one, so required seats that are filled first stay filled. A seat is known
 * by its own list of people.
 */
function seated(
  people: readonly string[],
  seatOf: Map<string, readonly string[]>,
  tried: Set<string>,
): boolean {
  for (const personId of people) {
    if (tried.has(personId)) continue;
    tried.add(personId);
    const other = seatOf.get(personId);
    if (other && !seated(other, seatOf, tried)) continue;
    seatOf.set(personId, people);
    return true;
  }
  return false;
}
