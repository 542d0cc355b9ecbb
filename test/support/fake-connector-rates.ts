/** What Teams counts apart. An edit counts as a send. */
export type RateKind = 'send' | 'create' | 'members';

type Window = { milliseconds: number; most: number };

/**
 * The published limits per bot and conversation, written down a second time on purpose: the pacing in src/ is held
 * against this table and must not share a mistake with it. Source: msteams-docs bots/how-to/rate-limit.md.
 */
const PER_CONVERSATION: Readonly<Record<RateKind, readonly Window[]>> = {
  send: windows(7, 8, 60, 1800),
  create: windows(7, 8, 60, 1800),
  members: windows(14, 16, 120, 3600),
};
const PER_TENANT: Window = { milliseconds: 1000, most: 30 };

function windows(second: number, twoSeconds: number, halfMinute: number, hour: number): readonly Window[] {
  return [
    { milliseconds: 1000, most: second },
    { milliseconds: 2000, most: twoSeconds },
    { milliseconds: 30_000, most: halfMinute },
    { milliseconds: 3_600_000, most: hour },
  ];
}

/**
 * Counts every request that is let through. `refuses` answers 0 when this one fits, else the milliseconds after which
 * it would; a refused request does not count.
 */
export function rateTable(now: () => number): {
  refuses(kind: RateKind, conversationId: string): number;
} {
  const counted = new Map<string, number[]>();

  return {
    refuses(kind, conversationId) {
      const key = `${kind} ${conversationId}`;
      const waits = [
        ...PER_CONVERSATION[kind].map((window) => waitIn(counted.get(key) ?? [], window)),
        waitIn(counted.get('tenant') ?? [], PER_TENANT),
      ];
      const wait = Math.max(...waits);
      if (wait > 0) return wait;
      for (const name of [key, 'tenant'])
        counted.set(name, [...(counted.get(name) ?? []).slice(-3600), now()]);
      return 0;
    },
  };

  function waitIn(times: readonly number[], { milliseconds, most }: Window): number {
    const oldest = times.at(-most);
    return oldest === undefined ? 0 : Math.max(0, oldest + milliseconds - now());
  }
}
