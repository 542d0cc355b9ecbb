import { expect } from '@jest/globals';
import type { Place, Turn, TurnBook, TurnOver } from '../../src/app/ports/turns.ts';
import { NOTICE_LOOP } from '../../src/jobs/notice-loop.ts';
import { fixedClock } from '../support/fixed.ts';

type Told = Partial<Omit<TurnOver, 'conversation' | 'tenant' | 'key'>>;

/** Somebody who asks a book for turns by the published rates, at the moments of a clock that only a test moves. */
export function turnStage(book: () => TurnBook) {
  const clock = fixedClock();

  return {
    clock,
    ask,
    tell,
    sent,
    /** Asks, calls and is done, all in one moment. */
    async send(place: string | Place, told: Told = {}): Promise<void> {
      const [turn] = await ask(place);
      await tell(place, turn, told);
    },
    go: (inMilliseconds: number) => ({
      kind: 'go',
      inMilliseconds,
      beginsAt: clock.now() + inMilliseconds,
      key: expect.any(String),
    }),
    /** There is room in so long: asked again when that can be given. */
    later: (milliseconds: number) => ({
      kind: 'wait',
      milliseconds: Math.max(milliseconds - NOTICE_LOOP.pacing.aheadMilliseconds, 1),
    }),
    wait: (milliseconds: number) => ({ kind: 'wait', milliseconds }),
  };

  function ask(...places: (string | Place)[]): Promise<Turn[]> {
    return book().exchange([], places.map(placeOf), NOTICE_LOOP.pacing);
  }

  /** So many calls there, a second apart, told of all at once. */
  async function sent(place: string, count: number): Promise<void> {
    const plain = { key: '0', endedAt: null, wasMade: true, pauseMilliseconds: 0, wasRefused: false };
    const over = Array.from({ length: count }, (_, nth) => ({
      ...placeOf(place),
      ...plain,
      agoMilliseconds: (count - 1 - nth) * 1000,
    }));
    await book().exchange(over, [], NOTICE_LOOP.pacing);
    clock.forward(1000);
  }

  async function tell(place: string | Place, turn: Turn | undefined, told: Told = {}): Promise<void> {
    if (turn?.kind !== 'go') throw new Error('No turn was given.');
    const plain = {
      agoMilliseconds: 0,
      endedAt: null,
      wasMade: true,
      pauseMilliseconds: 0,
      wasRefused: false,
    };
    await book().exchange([{ ...placeOf(place), key: turn.key, ...plain, ...told }], [], NOTICE_LOOP.pacing);
  }
}

function placeOf(place: string | Place): Place {
  return typeof place === 'string' ? { conversation: place, tenant: 't' } : place;
}
