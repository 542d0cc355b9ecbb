import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Listener, Told } from '../ports/digests.ts';
import type { Tx } from '../ports/store.ts';

/** So long ago a reminder may have been meant for a message that never left: longer than a summer, and than a pause may be. */
export const LOOK_BACK_DAYS = 70;

/**
 * The last message that is known to have reached them with what this school had to say, of a day before today; null = none did
 * for so long. One without a part of this school told nothing of it.
 */
export function lastTold(tx: Tx, { today }: { today: SchoolDate }, to: Listener): Promise<Told | null> {
  return tx.digests.lastTold(to, addDays(today, -LOOK_BACK_DAYS), today);
}
