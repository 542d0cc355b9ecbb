import type { AgreedLetter } from '../app/family-page/views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { dayIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** To a pupil or parent: what was agreed can be read. Nothing of it is in the mail, and nobody's name. */
export function agreedParts(
  { to, school, number, tableOn, url }: AgreedLetter,
  language: FamilyLanguage,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { familyPage, letters } = textsIn(language);
  const { mail } = familyPage;
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: mail.subject,
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat[to])] : []),
      said(letters.greeting[to]),
      said(mail.intro[to](dayIn(language, tableOn))),
      { kind: 'button', label: familyPage.read, url },
      said(mail.code),
      said(mail.paper[to]),
      said(letters.closing[to](school)),
      said(letters.reference(number)),
    ],
  };
}
