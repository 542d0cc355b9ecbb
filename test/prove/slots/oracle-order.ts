import type { Block } from '../../../src/domain/slots/question.ts';
import { isTaken, minutesOf } from './oracle-minutes.ts';

/** What the oracle finds, with its price, and which of it goes first. */
export type Found = { at: Block; people: Readonly<Record<string, string | null>>; roomId: string | null };
export type Priced = Found & { price: number[] };

/** One of each day; then one of each half day; then whatever does not overlap. */
export function spread(starts: Priced[], count: number): Priced[] {
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

export function withoutPrice(starts: Priced[]): Found[] {
  return starts.map(({ at, people, roomId }) => ({ at, people, roomId }));
}

export function inOrderOfTime(starts: Priced[]): Priced[] {
  return starts.sort((a, b) => compareText(a.at.on, b.at.on) || a.at.fromMinute - b.at.fromMinute);
}

export function byPrice(a: Priced, b: Priced): number {
  return compare(a.price, b.price);
}

export function compare(a: number[], b: number[]): number {
  for (const [i, part] of a.entries()) if (part !== b[i]) return part - (b[i] ?? 0);
  return 0;
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
