import { type WordFlagged, wordsFlagged } from '../../domain/minutes/flagging.ts';
import { pupilsOfMentors } from '../minutes/people-at-table.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/**
 * Words in a text that is to lead to nobody, for whoever typed it to decide about: what may be a diagnosis, names of the pupils of this
 * pupil's mentors, of this pupil and the parents too, and the number of the case.
 *
 * @param letStand words that they decided to let stand, in lower case
 */
export async function wordsToDecide(
  tx: Tx,
  dossier: Dossier,
  text: string,
  letStand: readonly string[],
): Promise<WordFlagged[]> {
  const pupil = await tx.pupils.byId(dossier.pupilId);
  const family = [...(pupil ? [pupil] : []), ...(await tx.pupils.guardians(dossier.pupilId))];
  const names = [
    ...(await pupilsOfMentors(tx, dossier)).map(({ roepnaam }) => roepnaam),
    ...family.flatMap(({ name }) => [name.roepnaam, name.achternaam]),
  ];
  const { number } = dossier;
  const isNumbered = text.includes(number) && !letStand.includes(number.toLowerCase());
  return [
    ...wordsFlagged(text, names, letStand),
    ...(isNumbered ? [{ word: number, because: 'other_pupil' } as const] : []),
  ];
}
