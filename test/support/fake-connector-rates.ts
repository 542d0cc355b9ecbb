/** What Teams counts apart. An edit, a reply and a removal count as a send. */
export type RateKind = 'send' | 'create' | 'members' | 'conversations';

type Window = { milliseconds: number; most: number };

/** Whose request it is, and where: a bot has a budget of its own in each conversation and in each tenant. */
export type Counted = { kind: RateKind; conversation: string; tenant: string; bot: string };

/**
 * The published limits per bot and conversation, written down a second time on purpose: the pacing in src/ is held
 * against this table and must not share a mistake with it. Source: msteams-docs bots/how-to/rate-limit.md.
 */
const PER_BOT: Readonly<Record<RateKind, readonly Window[]>> = {
  send: windows(7, 8, 60, 1800),
  create: windows(7, 8, 60, 1800),
  members: windows(14, 16, 120, 3600),
  conversations: windows(14, 16, 120, 3600),
};

/** Of all bots together in one conversation. */
const OF_ALL_BOTS: Readonly<Record<RateKind, readonly Window[]>> = {
  send: [...windows(14, 16)],
  create: [...windows(14, 16)],
  members: [...windows(28, 32)],
  conversations: [...windows(28, 32)],
};

/** Of one bot in one tenant, everything that it asks for counted together. */
const PER_TENANT: readonly Window[] = [{ milliseconds: 1000, most: 30 }];

function windows(second: number, twoSeconds: number, halfMinute?: number, hour?: number): Window[] {
  return [
    { milliseconds: 1000, most: second },
    { milliseconds: 2000, most: twoSeconds },
    ...(halfMinute ? [{ milliseconds: 30_000, most: halfMinute }] : []),
    ...(hour ? [{ milliseconds: 3_600_000, most: hour }] : []),
  ];
}

/**
 * Counts every request that is let through. `refuses` answers 0 when this one fits, else the milliseconds after which
 * it would; a refused request does not count.
 */
export function rateTable(now: () => number): { refuses(request: Counted): number } {
  const counted = new Map<string, number[]>();

  return {
    refuses({ kind, conversation, tenant, bot }) {
      const books: [string, readonly Window[]][] = [
        [`${bot} ${kind} ${conversation}`, PER_BOT[kind]],
        [`all ${kind} ${conversation}`, OF_ALL_BOTS[kind]],
        [`${bot} tenant ${tenant}`, PER_TENANT],
      ];
      const wait = Math.max(
        ...books.flatMap(([name, all]) => all.map((window) => waitIn(timesIn(name), window))),
      );
      if (wait > 0) return wait;
      for (const [name, all] of books) count(name, Math.max(...all.map(({ most }) => most)));
      return 0;
    },
  };

  function timesIn(name: string): readonly number[] {
    return counted.get(name) ?? [];
  }

  /** No window looks further back than so many requests. */
  function count(name: string, most: number): void {
    const times = counted.get(name) ?? [];
    times.push(now());
    if (times.length > 2 * most) times.splice(0, times.length - most);
    counted.set(name, times);
  }

  function waitIn(times: readonly number[], { milliseconds, most }: Window): number {
    const oldest = times.at(-most);
    return oldest === undefined ? 0 : Math.max(0, oldest + milliseconds - now());
  }
}
