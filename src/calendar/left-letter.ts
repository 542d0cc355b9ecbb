import type { LeftLetter } from '../app/guests/views.ts';
import type { Language } from '../domain/ids.ts';
import { momentIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** To somebody who was asked or invited and need not come any more. The table itself may go on. */
export function leftParts(
  { guest, school, number, moment }: LeftLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, dates } = textsIn(language);
  const { left } = letters;
  const said = (text: string): Part => ({ kind: 'said', text });
  const isInterpreter = guest === 'interpreter';
  return {
    subject: isInterpreter ? left.subject.interpreter : left.subject.colleague(number),
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(guest ? letters.guest.greeting : letters.greeting.colleague),
      said(
        moment
          ? left.booked(dates.inZone(momentIn(language, moment.on, moment.minute, moment.untilMinute)))
          : left.asked,
      ),
      said(letters.closing.colleague(school)),
      ...(isInterpreter ? [] : [said(letters.reference(number))]),
    ],
  };
}
