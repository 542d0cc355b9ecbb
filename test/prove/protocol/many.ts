import { whenReported } from '../../../src/domain/reporting.ts';
import { NOTICE_LOOP, noticeLoop } from '../../../src/jobs/notice-loop.ts';
import { steadyClock } from '../../../src/jobs/steady-clock.ts';
import { play } from './schedule.ts';
import type { ProtocolEngine, Variant } from './world.ts';

/** The code as it stands. */
export const OURS: ProtocolEngine = { noticeLoop, NOTICE_LOOP, steadyClock, whenReported };

/** What many schedules came to. `failed` = the first that does not hold, in the order of the seeds. */
export type Sums = {
  schedules: number;
  notices: number;
  calls: number;
  counts: Record<string, number>;
  failed: { seed: number; faults: string[] } | null;
};

/** So many are played at once: they share the rounds of the event loop, and nothing else. */
const AT_ONCE = 64;

/** Plays the schedules of these seeds, up to the first that does not hold. */
export async function playMany(
  from: number,
  schedules: number,
  variant: Variant,
  atOnce = AT_ONCE,
): Promise<Sums> {
  const sums: Sums = { schedules: 0, notices: 0, calls: 0, counts: {}, failed: null };
  const count = (fault: string) => {
    sums.counts[fault] = (sums.counts[fault] ?? 0) + 1;
  };
  let next = from;
  const lane = async () => {
    while (next < from + schedules && sums.failed === null) {
      const seed = next++;
      const { notices, calls, faults } = await play(
        seed,
        variant,
        count,
        null,
        () => (sums.failed?.seed ?? seed) < seed,
      );
      sums.schedules += 1;
      sums.notices += notices;
      sums.calls += calls;
      const before = sums.failed as Sums['failed'];
      if (faults.length > 0 && (before === null || seed < before.seed)) sums.failed = { seed, faults };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return sums;
}
