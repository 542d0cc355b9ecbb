import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';

/** The one message of a day, as it is at the moment of sending; nothing is sent when there is nothing to say. */
export async function prepareDigest(_tx: Tx, _moment: Moment): Promise<Prepared> {
  return { kind: 'drop', reason: 'nothing_to_say' };
}
