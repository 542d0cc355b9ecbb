import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { Block } from '../../../src/domain/slots/question.ts';

/** What is taken, for the oracle: minute by minute. */
export function minutesTaken(blocks: readonly Block[], on: SchoolDate): ReadonlySet<number> {
  const minutes = new Set<number>();
  for (const block of blocks)
    if (block.on === on)
      for (let minute = block.fromMinute; minute < block.untilMinute; minute++) minutes.add(minute);
  return minutes;
}

export function isTaken(blocks: readonly Block[], on: SchoolDate, minute: number): boolean {
  return blocks.some((each) => each.on === on && each.fromMinute <= minute && minute < each.untilMinute);
}

export function minutesOf(at: Block): number[] {
  return Array.from({ length: at.untilMinute - at.fromMinute }, (_, index) => at.fromMinute + index);
}
