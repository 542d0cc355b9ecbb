import type { CodeLetter } from '../app/pages/views.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** The code that opens a page, to whoever its link was made for. The digits are not in the subject, which a locked phone shows. */
export function codeParts(
  { code, minutes, school }: CodeLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, secondCode } = textsIn(language);
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat.colleague] : []),
    letters.greeting.colleague,
    secondCode.yours(code),
    secondCode.use(minutes),
    secondCode.notYou,
    letters.closing.colleague(school),
  ];
  return { subject: secondCode.subject, parts: sentences.map((text) => ({ kind: 'said', text })) };
}
