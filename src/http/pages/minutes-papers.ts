import type { MinutesPage } from '../../app/minutes/views.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { familyLetter, type LetterPart, letterParts } from './family-letter.ts';
import { type Html, html } from './html.ts';
import { canBePdf } from './letter-signs.ts';
import { lettersTo } from './minutes-read.ts';
import { flaggedInSummary, summaryOf, summarySheet, summaryText } from './school-summary.ts';

/** Whether a button leads to what is printed from minutes that are final. */
export function isPaper(what: string): boolean {
  return what === 'brief' || what === 'pdf' || what === 'samenvatting';
}

/**
 * What is printed from minutes that are final: the sheet, what stands above and below it on a screen alone, and what it holds as a file;
 * null = there is none of it.
 */
export type Paper = {
  title: string;
  back: string;
  above: Html;
  sheet: Html;
  below: Html | null;
  file: readonly LetterPart[] | null;
};

/** @param letterTo the place of one of the family; null = the summary. Null for nobody of this family. */
export function paperOf(found: MinutesPage, letterTo: string | null, language: Language): Paper | null {
  return letterTo === null ? summaryPaper(found, language) : letterPaper(found, letterTo, language);
}

/** The letter to one of the family. */
function letterPaper(found: MinutesPage, to: string, language: Language): Paper | null {
  const person = lettersTo(found).find(({ participantId }) => participantId === to);
  const last = found.finals.at(-1);
  if (!person || !last) return null;
  const { familyLetter: words } = textsIn(language);
  const letter = { ...found, ...last };
  const parts = letterParts(letter, person, language);
  const isFile = canBePdf(parts);
  return {
    title: words.pageTitle,
    back: words.back,
    above: html`<p class="note">${words.hint}</p>${!isFile && html`<p>${words.noPdf}</p>`}`,
    sheet: familyLetter(letter, person, language),
    below: null,
    file: isFile ? parts : null,
  };
}

/** The summary for the school's own administration, and the same as text to copy. */
function summaryPaper(found: MinutesPage, language: Language): Paper {
  const { schoolSummary: words } = textsIn(language);
  const parts = summaryOf(found, language);
  const flagged = flaggedInSummary(parts);
  const about = words.about[found.minutes.existingPlan ?? 'none'];
  return {
    title: words.title,
    back: words.back,
    above: html`<p class="note">${words.hint}</p>${about !== null && html`<p class="note">${about}</p>`}${flagged.length > 0 && html`<p class="warn">${words.flagged(flagged.map((word) => `"${word}"`).join(', '))}</p>`}`,
    sheet: summarySheet(parts, language),
    below: html`<label class="field" for="tekst">${words.copy}</label><p class="soft small" id="tekst-hint">${words.copyHint}</p><textarea id="tekst" readonly rows="12" aria-describedby="tekst-hint">${summaryText(parts)}</textarea>`,
    file: null,
  };
}
