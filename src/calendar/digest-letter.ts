import type { DigestLetter } from '../app/digest/views.ts';
import type { Language } from '../domain/ids.ts';
import { dayIn } from '../texts/dates.ts';
import { termLine } from '../texts/terms.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** The message of a day for whoever has no chat: numbers, days and what is to be done, with the link to their own page. */
export function digestParts(
  { on, schools, url }: DigestLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, digest } = textsIn(language);
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: digest.letterSubject(dayIn(language, on)),
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(letters.greeting.colleague),
      said(digest.letterIntro),
      ...schools.flatMap(({ school, lines, more }): Part[] => [
        ...(schools.length > 1 ? [said(school)] : []),
        { kind: 'list', items: lines.map((line) => termLine(language, on, { ...line, roepnaam: null })) },
        ...(more > 0 ? [said(digest.letterMore(more))] : []),
      ]),
      ...(url === null
        ? []
        : [{ kind: 'button', label: digest.letterButton, url } as const, said(digest.letterWishes)]),
      said(letters.closing.colleague(schools.map(({ school }) => school).join(', '))),
    ],
  };
}
