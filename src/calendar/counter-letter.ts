import type { CounterLetter } from '../app/table/views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { momentIn } from '../texts/dates.ts';
import { wordOf } from '../texts/fates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/**
 * Answers somebody whose agenda proposed another time: whether it is possible, and if not, why. Whose agenda stands in the
 * way is told to nobody.
 */
export function counterParts(
  letter: CounterLetter,
  language: FamilyLanguage,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, dates } = textsIn(language);
  const { counter } = letters;
  const { to, number, school, moment, because, url } = letter;
  const when = dates.inZone(momentIn(language, moment.on, moment.minute, moment.untilMinute));
  const reasons = [...new Set(because.map((code) => wordOf(counter.because, code)))];
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: to === 'colleague' ? counter.subject.colleague(number) : counter.subject[to],
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat[to])] : []),
      said(letters.greeting[to]),
      said(counter.proposed[to](when)),
      said(reasons.length === 0 ? counter.possible[to] : counter.blocked[to](reasons.join(', '))),
      { kind: 'button', label: letters.booked.button[to], url },
      said(letters.closing[to](school)),
      said(letters.reference(number)),
    ],
  };
}
