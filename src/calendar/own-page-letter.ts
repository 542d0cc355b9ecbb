import type { OwnPageLetter } from '../app/own-tables/views.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** The link to somebody's own page, which they asked for. Nothing of what is on that page is in the letter. */
export function ownPageParts(
  { school, url, days }: OwnPageLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, ownTables } = textsIn(language);
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: ownTables.letterSubject,
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(letters.greeting.colleague),
      said(ownTables.letterIntro),
      { kind: 'button', label: ownTables.letterButton, url },
      said(ownTables.letterKeep(days)),
      said(letters.closing.colleague(school)),
    ],
  };
}
