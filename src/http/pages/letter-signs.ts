import type { LetterPart } from './family-letter.ts';
import { asShown } from './html.ts';

/** What both fonts hold, and what runs from left to right. Arabic, Hebrew and emoji do not. */
const DRAWABLE =
  /^[\n\u0020-\u007E\u00A0-\u02AF\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u04FF\u1E00-\u1EFB\u2010-\u2027\u2030-\u205E\u20A0-\u20B5\u20B8-\u20BA\u20BD\u2190-\u22FF\u25A0-\u25FF]*$/u;

/** Whether each sign of a letter can be in a file: one that would be an empty box there is only on the page, which can be printed. */
export function canBePdf(parts: readonly LetterPart[]): boolean {
  return parts.every((part) => linesOf(part).every((line) => DRAWABLE.test(line)));
}

/** As a page shows it: without marks that hide or turn text around, and each letter with its accent as one. */
export function linesOf(part: LetterPart): readonly string[] {
  const texts = part.kind === 'list' ? part.items : [part.text];
  return texts.map((text) => asShown(text).normalize('NFC').replaceAll('\t', ' ').replaceAll('\r', ''));
}
