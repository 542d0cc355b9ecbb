import type { CallLetter } from '../app/safety/views.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Asks an aandachtsfunctionaris without a chat to call a colleague: who, and nothing about why or about whom. */
export function callParts(
  { roepnaamOfAsker, school, url }: CallLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { intake, letters, release } = textsIn(language);
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: intake.callSubject,
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(letters.greeting.colleague),
      said(intake.callIntro(roepnaamOfAsker, school)),
      said(intake.callSoon),
      ...(url ? [said(release.afterwards), { kind: 'button', label: release.link, url } as const] : []),
      said(letters.closing.colleague(school)),
    ],
  };
}
