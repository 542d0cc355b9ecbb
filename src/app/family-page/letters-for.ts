import type { ParticipantId } from '../../domain/ids.ts';
import { wasLetIn } from '../../domain/minutes/attendance.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { TableHeld } from '../ports/minutes.ts';
import type { Tx } from '../ports/store.ts';
import { agesOf, askedOn, isFamily, type Work } from '../table/table-case.ts';

/** Whose letter there is of a table with final minutes. */
export type LettersOf = (table: Pick<TableHeld, 'wasBooked' | 'final'>) => ParticipantId[];

/**
 * Of whom in the family there is a letter, on paper as well: those who may read what was agreed on their own page. Not of whoever was left
 * out of that talk, nor of a parent who is not asked any more, such as once the pupil is 18: what the school prints, it gives.
 */
export async function lettersIn(
  tx: Tx,
  dossier: Dossier,
  { today }: Pick<Work, 'today'>,
): Promise<LettersOf> {
  const family = (await tx.dossiers.participants(dossier.id)).filter(isFamily);
  const asked = new Set(askedOn(family, await agesOf(tx, dossier), today).map(({ id }) => id));
  return ({ wasBooked, final }) =>
    (final?.standing.people ?? [])
      .map(({ participantId }) => participantId)
      .filter((id) => asked.has(id) && final !== null && wasLetIn(final.minutes, { wasBooked }, id));
}
