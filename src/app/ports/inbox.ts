import type { Instant } from '../../domain/ids.ts';

/** What a press or message led to, in ids and codes: enough to show the same answer again, no text. */
export type Outcome = { show: string; id: string; code?: string };

/**
 * Everything that arrives passes here once. Teams sends an activity again after 15 seconds, and a person presses
 * twice: the second finds the outcome of the first.
 */
export type Inbox = {
  /** Takes the key. `null` when this is the first time; else the outcome of the first. A second that comes at the same moment waits for the first. */
  take(key: string, at: Instant): Promise<Outcome | null>;
  /**
   * Puts down what this led to, at the end of the transaction at the latest. It has to have come for the first time, been
   * taken just now, or only been refused before; else the whole transaction fails: what it did was done before.
   */
  settle(key: string, outcome: Outcome, at: Instant): Promise<void>;
  /** What the key led to. `null` when it did not come, or was only refused. */
  settled(key: string): Promise<Outcome | null>;
  /** Forgets up to `limit` keys that came before this moment, oldest first; those that another process has are left. Returns how many. */
  forget(before: Instant, limit: number): Promise<number>;
};
