import type { Outgoing } from '../ports/outgoing.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import { todoOf } from './todo.ts';
import type { TroubleLine } from './views.ts';
import { whomOf } from './whom.ts';

/**
 * What did not arrive, one line for each number, kind, fate and reason, with everybody it was for and since when: of
 * several the first day.
 *
 * @param messages the newest first, with the state that is shown
 */
export async function troubleOf(
  tx: Tx,
  messages: readonly Outgoing[],
  wallClock: WallClock,
): Promise<(TroubleLine & { number: string | null })[]> {
  const whom = await whomOf(tx, messages);
  const lines = new Map<string, TroubleLine & { number: string | null }>();
  for (const message of messages) {
    const { kind, to, state, reason, number, at } = message;
    const key = [number, kind, state, reason, to === 'channel'].join(' ');
    const before = lines.get(key)?.whom ?? [];
    const them = whom(message);
    const isNamed = before.some((each) => JSON.stringify(each) === JSON.stringify(them));
    lines.set(key, {
      number,
      kind,
      state,
      reason,
      on: wallClock.dateOf(at),
      whom: isNamed ? before : [...before, them],
      todo: todoOf({ kind, to, state, reason }),
    });
  }
  return [...lines.values()].map((line) => ({ ...line, whom: [...line.whom].reverse() }));
}
