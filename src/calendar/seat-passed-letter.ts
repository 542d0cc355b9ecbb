import type { SeatPassedLetter } from '../app/table/letter-views.ts';
import type { Language } from '../domain/ids.ts';
import { momentIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Tells a kernpartner that somebody else goes in their place: a number and a moment, and nothing about why. */
export function seatPassedParts(
  { number, school, moment }: SeatPassedLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { replacing, letters, dates } = textsIn(language);
  const when = moment && dates.inZone(momentIn(language, moment.on, moment.minute, moment.untilMinute));
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat.colleague] : []),
    letters.greeting.colleague,
    replacing.letter(number),
    when === null ? replacing.passedAsked : replacing.passedBooked(when),
    letters.closing.colleague(school),
    letters.reference(number),
  ];
  return {
    subject: replacing.subject(number),
    parts: sentences.map((text): Part => ({ kind: 'said', text })),
  };
}
