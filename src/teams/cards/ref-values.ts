import type { CardRef } from '../../app/arriving/views.ts';
import type { CardValues } from './expand.ts';

/** What every card of a row carries: which row, and which version of it the person saw. */
export function refValues(ref: CardRef): CardValues {
  return { schoolId: ref.schoolId, id: ref.id, version: String(ref.version) };
}
