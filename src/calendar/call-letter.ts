import type { CallLetter } from '../app/safety/views.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Asks an aandachtsfunctionaris without a chat to call a colleague: who, and nothing about why or about whom. */
export function callParts(
  { roepnaamOfAsker, school }: CallLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { intake, letters } = textsIn(language);
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat.colleague] : []),
    letters.greeting.colleague,
    intake.callIntro(roepnaamOfAsker, school),
    intake.callSoon,
    letters.closing.colleague(school),
  ];
  return { subject: intake.callSubject, parts: sentences.map((text) => ({ kind: 'said', text })) };
}
