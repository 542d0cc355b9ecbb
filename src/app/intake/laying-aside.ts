import { EMPTY_INTAKE } from '../../domain/concern.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';

/** A draft goes, and what was in it goes with it: the answers, the pupil, and what was written on our own page. */
export async function layAside(tx: Tx, draft: Concern, now: Instant): Promise<Concern> {
  await tx.details.removeOf(draft.id);
  return tx.concerns.store({ ...draft, state: 'cancelled', pupilId: null, intake: EMPTY_INTAKE }, now);
}
