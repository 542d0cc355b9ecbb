import type { CounterLetter } from '../app/table/letter-views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { momentIn } from '../texts/dates.ts';
import { wordOf } from '../texts/fates.ts';
import { type Texts, textsIn } from '../texts/texts.ts';
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
  const { to, guest, number, school, moment, because, url } = letter;
  const isInterpreter = guest === 'interpreter';
  const when = dates.inZone(momentIn(language, moment.on, moment.minute, moment.untilMinute));
  const reasons = [...new Set(because.map((code) => wordOf(counter.because, code)))];
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: isInterpreter ? letters.interpreter.subject.counter : subjectTo(to, number, counter),
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat[to])] : []),
      said(guest ? letters.guest.greeting : letters.greeting[to]),
      said(counter.proposed[to](when)),
      said(reasons.length === 0 ? counter.possible[to] : counter.blocked[to](reasons.join(', '))),
      { kind: 'button', label: letters.booked.button[to], url },
      said(letters.closing[to](school)),
      ...(isInterpreter ? [] : [said(letters.reference(number))]),
    ],
  };
}

function subjectTo(
  to: CounterLetter['to'],
  number: string,
  { subject }: Texts['letters']['counter'],
): string {
  return to === 'colleague' ? subject.colleague(number) : subject[to];
}
