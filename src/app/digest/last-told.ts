import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Listener } from '../ports/digests.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { digestKey } from './hearing.ts';

/** So long ago a reminder may have been meant for a message that never left: longer than a summer, and than a pause may be. */
export const LOOK_BACK_DAYS = 70;

/** The day of the last message that is known to have reached them, before today; null = none did for so long. */
export async function lastToldOn(
  tx: Tx,
  { school, today }: { school: School; today: SchoolDate },
  to: Listener,
): Promise<SchoolDate | null> {
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, back) => addDays(today, -1 - back));
  const standing = await tx.digests.standing(days.map((on) => digestKey(school, to, on)));
  return days.find((on) => standing.get(digestKey(school, to, on))?.state === 'sent') ?? null;
}
