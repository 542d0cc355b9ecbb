import { rateTable } from '../../support/fake-connector-rates.ts';

/** A call that was wanted: from when on, and where. */
export type Wanted = { dueAt: number; conversation: string; tenant: string };

/**
 * When the last of these is sent by somebody to whom nothing takes time: each as soon as it is due and the table takes
 * it, in the order in which they are due. Nobody who sends in that order can be done sooner.
 */
export function soonest(wanted: readonly Wanted[]): number {
  let now = 0;
  const table = rateTable(() => now);
  const lines = Map.groupBy(wanted, ({ tenant }) => tenant);
  const ends = [...lines.values()].map((line) => {
    now = 0;
    for (const { dueAt, conversation, tenant } of line.toSorted((one, other) => one.dueAt - other.dueAt)) {
      now = Math.max(now, dueAt);
      for (;;) {
        const wait = table.refuses({ kind: 'send', conversation, tenant, bot: 'ideal' });
        if (wait === 0) break;
        now += wait;
      }
    }
    return now;
  });
  return Math.max(...ends);
}
