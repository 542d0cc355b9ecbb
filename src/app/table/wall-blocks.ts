import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Block } from '../../domain/slots/question.ts';
import type { WallClock } from '../ports.ts';

const DAY_MINUTES = 24 * 60;

/**
 * What a time between two instants takes of each day on the school's wall clock. A minute that is taken for a part is
 * taken, so that nothing looks free which is not. Days are those of the wall, of 23 and of 25 hours too. In the hour at
 * night that comes twice, in which no table is, a time may come out shorter than it is.
 */
export function blocksBetween(wallClock: WallClock, from: Instant, until: Instant): Block[] {
  if (until <= from) return [];
  const lastTaken = (until - 1) as Instant;
  const [firstOn, lastOn] = [wallClock.dateOf(from), wallClock.dateOf(lastTaken)];
  const blocks: Block[] = [];
  for (let on = firstOn; on <= lastOn; on = addDays(on, 1))
    blocks.push({
      on,
      fromMinute: on === firstOn ? wallClock.minuteOf(from) : 0,
      untilMinute: on === lastOn ? wallClock.minuteOf(lastTaken) + 1 : DAY_MINUTES,
    });
  return blocks;
}
