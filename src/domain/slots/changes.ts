import { daysBetween } from '../calendar/plain-date.ts';
import type { Proposal } from './question.ts';
import type { Standing } from './standing.ts';

/**
 * What a moment keeps of the table that stands, and what not: codes without a name, to be stored with the moment.
 * `day:0` = the same day, `day:-3` = three days of the calendar sooner; `people:same`, or `other:jgz` where somebody else
 * would take that seat. Of a seat that stays empty the search says so itself.
 */
export type ChangeCode = `day:${number}` | 'people:same' | `other:${string}` | 'room:other';

export function changesOf(standing: Standing, { on, seats, roomId }: Proposal): ChangeCode[] {
  const sitting = standing.seats.filter(({ personId }) => personId !== null);
  const then = (seat: string) => seats.find((each) => each.seat === seat)?.filledBy?.personId ?? null;
  const changed = sitting.filter(({ seat, personId }) => then(seat) !== personId);
  const isOtherRoom = standing.roomId !== null && standing.roomId !== roomId;
  return [
    `day:${daysBetween(standing.at.on, on)}`,
    ...(changed.length === 0 ? (['people:same'] as const) : []),
    ...changed
      .filter(({ seat }) => then(seat) !== null)
      .map(({ seat }): ChangeCode => `other:${seat}`)
      .sort(),
    ...(isOtherRoom ? (['room:other'] as const) : []),
  ];
}
