import type { PlaceLetter } from '../app/dossier/views.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Tells a kernpartner that a seat in a running case is theirs from now on: a number and a seat. */
export function placeParts(
  { number, school, seat }: PlaceLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { dossier, letters, words } = textsIn(language);
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat.colleague] : []),
    letters.greeting.colleague,
    dossier.placeText(words.seats[seat], school),
    letters.closing.colleague(school),
    letters.reference(number),
  ];
  return {
    subject: dossier.placeSubject(number),
    parts: sentences.map((text): Part => ({ kind: 'said', text })),
  };
}
