import type { CodeLetter } from '../app/pages/views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { workLanguageOf } from '../domain/language.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** The code that opens a page, to whoever its link was made for. The digits are not in the subject, which a locked phone shows. */
export function codeParts(
  letter: CodeLetter,
  language: FamilyLanguage,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { to, code, minutes, school } = letter;
  const { letters, secondCode, familyPage } = textsIn(
    to === 'colleague' ? workLanguageOf(language) : language,
  );
  const words = to === 'colleague' ? secondCode : { ...familyPage.code, notYou: familyPage.code.notYou[to] };
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat[to]] : []),
    letters.greeting[to],
    words.yours(code),
    words.use(minutes),
    words.notYou,
    letters.closing[to](school),
  ];
  return { subject: words.subject, parts: sentences.map((text) => ({ kind: 'said', text })) };
}
