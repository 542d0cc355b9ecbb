import type { Clock } from '../app/ports.ts';

/** At most so many in any stretch of so many milliseconds. */
export type RateWindow = { milliseconds: number; most: number };
export type Rates = { perConversation: readonly RateWindow[]; perTenant: readonly RateWindow[] };

/**
 * What Teams takes from one bot, as published: per conversation for sends and edits together, and per tenant for all
 * (msteams-docs, bots/how-to/rate-limit.md; a later answer names 50/s per tenant, the page says 30).
 */
export const PUBLISHED_RATES: Rates = {
  perConversation: [
    { milliseconds: 1000, most: 7 },
    { milliseconds: 2000, most: 8 },
    { milliseconds: 30_000, most: 60 },
    { milliseconds: 3_600_000, most: 1800 },
  ],
  perTenant: [{ milliseconds: 1000, most: 30 }],
};

export type Pace = {
  /** Milliseconds until something may be sent there; 0 = now. A call that is not back yet may make it longer. */
  waitFor(conversation: string, tenant: string): number;
  /**
   * Counts a call that starts now; the answer is to be called when it is back. It counts from its end on, since
   * nobody knows when between start and end Teams counted it.
   */
  begin(conversation: string, tenant: string): () => void;
  /** Teams asked to leave this conversation alone for so long. */
  pause(conversation: string, milliseconds: number): void;
};

const UNDER_WAY = Number.POSITIVE_INFINITY;
const SWEEP_AFTER = 1000;

/**
 * The pacing of one process. It remembers the moment of each call as long as a window needs it, at most an hour; what
 * Teams lets a tenant have in an hour bounds the memory. `clock` has to be the machine's own: the demo's can jump.
 */
export function paceOf(clock: Clock, rates: Rates = PUBLISHED_RATES): Pace {
  const conversations = new Map<string, number[]>();
  const tenants = new Map<string, number[]>();
  const pauses = new Map<string, number>();
  let begun = 0;

  return {
    waitFor(conversation, tenant) {
      const now = clock.now();
      return Math.max(
        0,
        (pauses.get(conversation) ?? 0) - now,
        ...waits(conversations.get(conversation), rates.perConversation, now),
        ...waits(tenants.get(tenant), rates.perTenant, now),
      );
    },

    begin(conversation, tenant) {
      begun += 1;
      if (begun % SWEEP_AFTER === 0) sweep();
      const calls = [
        callsIn(conversations, conversation, rates.perConversation),
        callsIn(tenants, tenant, rates.perTenant),
      ];
      for (const times of calls) times.push(UNDER_WAY);
      return () => {
        for (const times of calls) times[times.indexOf(UNDER_WAY)] = clock.now();
      };
    },

    pause(conversation, milliseconds) {
      const until = clock.now() + milliseconds;
      pauses.set(conversation, Math.max(until, pauses.get(conversation) ?? 0));
    },
  };

  /** The calls that still count there, oldest first. */
  function callsIn(all: Map<string, number[]>, key: string, windows: readonly RateWindow[]): number[] {
    const times = all.get(key) ?? [];
    const since = clock.now() - longest(windows);
    const gone = times.findIndex((time) => time > since);
    times.splice(0, gone < 0 ? times.length : gone);
    all.set(key, times);
    return times;
  }

  function sweep(): void {
    for (const [all, windows] of [
      [conversations, rates.perConversation],
      [tenants, rates.perTenant],
    ] as const) {
      for (const key of [...all.keys()]) if (callsIn(all, key, windows).length === 0) all.delete(key);
    }
    for (const [key, until] of [...pauses]) if (until <= clock.now()) pauses.delete(key);
  }
}

function waits(times: readonly number[] | undefined, windows: readonly RateWindow[], now: number): number[] {
  return windows.map(({ milliseconds, most }) => {
    const oldest = times?.at(-most);
    if (oldest === undefined) return 0;
    // When as many as fit are under way, nobody knows yet; a whole window is a wait that is long enough to look again.
    return Math.min(oldest + milliseconds - now, milliseconds);
  });
}

function longest(windows: readonly RateWindow[]): number {
  return Math.max(0, ...windows.map(({ milliseconds }) => milliseconds));
}
