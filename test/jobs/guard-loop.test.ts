import { describe, expect, it } from '@jest/globals';
import type { Timer } from '../../src/app/ports/timer.ts';
import type { SchoolId } from '../../src/domain/ids.ts';
import { GUARD_EVERY_MILLISECONDS, guardLoop } from '../../src/jobs/guard-loop.ts';
import { logTo } from '../../src/log.ts';

const [ONE, OTHER] = ['019ad111-0000-7000-8000-000000000001', '019ad111-0000-7000-8000-000000000002'] as [
  SchoolId,
  SchoolId,
];

/** A loop over two schools, whose takes are answered one after the other as told; and a timer that is moved by hand. */
function harness(takes: Readonly<Record<SchoolId, (number | Error)[]>>, schools: readonly SchoolId[]) {
  const asked: SchoolId[] = [];
  const lines: string[] = [];
  const waiting: { milliseconds: number; run(): void }[] = [];
  let kicks = 0;
  const timer: Timer = {
    after(milliseconds, run) {
      const entry = { milliseconds, run };
      waiting.push(entry);
      return () => void waiting.splice(waiting.indexOf(entry), 1);
    },
  };
  const loop = guardLoop({
    schoolsWithDue: async () => [...schools],
    async takeSteps(schoolId) {
      asked.push(schoolId);
      const next = takes[schoolId]?.shift() ?? 0;
      if (next instanceof Error) throw next;
      return next;
    },
    kick: () => {
      kicks += 1;
    },
    timer,
    log: logTo(
      (line) => lines.push(line),
      () => 0,
      'warn',
    ),
  });
  return { loop, asked, lines, waiting, kicks: () => kicks };
}

describe('the loop that takes rungs', () => {
  it('takes them until none is left, school by school, and wakes the sender once for each', async () => {
    const { loop, asked, kicks } = harness({ [ONE]: [50, 3], [OTHER]: [1] } as never, [ONE, OTHER]);

    loop.start();
    await loop.settled();

    expect([asked, kicks()]).toEqual([[ONE, ONE, ONE, OTHER, OTHER], 2]);
  });

  it('does not wake the sender when another process has them in hand', async () => {
    const { loop, kicks } = harness({ [ONE]: [] } as never, [ONE]);

    loop.start();
    await loop.settled();

    expect(kicks()).toBe(0);
  });

  it('keeps no other school waiting for one that breaks down, and says so', async () => {
    const { loop, asked, lines } = harness({ [ONE]: [new Error('away')], [OTHER]: [1] } as never, [
      ONE,
      OTHER,
    ]);

    loop.start();
    await loop.settled();

    expect(asked).toContain(OTHER);
    expect(lines.map((line) => JSON.parse(line).message)).toEqual([
      'the terms of a school could not be taken',
    ]);
  });

  it('looks again after its pause, at once when it is kicked, and no more when it was stopped', async () => {
    const { loop, asked, waiting } = harness({ [ONE]: [] } as never, [ONE]);
    loop.start();
    await loop.settled();
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([GUARD_EVERY_MILLISECONDS]);
    waiting.shift()?.run();
    await loop.settled();
    loop.kick();
    await loop.settled();
    const before = asked.length;

    await loop.stop();
    loop.kick();
    await loop.settled();

    expect([before, asked.length, waiting.length]).toEqual([3, 3, 0]);
  });
});
