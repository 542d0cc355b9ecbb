import type { NoticeQueue } from '../app/ports/notices.ts';
import type { Store } from '../app/ports/store.ts';
import type { Instant } from '../domain/ids.ts';

/** What happens by itself: messages that leave, and terms that come to their next rung. */
export type Coming = { queue: NoticeQueue; store: Store };

/** When the next of them does; null when nothing is planned. */
export async function nextDue({ queue, store }: Coming): Promise<Instant | null> {
  const found = [await queue.nextDue(), await store.outside((tx) => tx.deadlines.nextStepAt())];
  const moments = found.filter((at) => at !== null);
  return moments.length === 0 ? null : (Math.min(...moments) as Instant);
}
