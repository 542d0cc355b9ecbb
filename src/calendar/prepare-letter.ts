import type { PrepareLetter } from '../app/table/letter-views.ts';
import type { Language } from '../domain/ids.ts';
import { PREPARATIONS } from '../domain/preparing.ts';
import { momentIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Asks a kernpartner or mentor to prepare: a number, a moment, and the task that everybody in that place has. */
export function prepareParts(
  { number, school, place, url, task, moment }: PrepareLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { preparing, letters, dates } = textsIn(language);
  const { booked } = letters;
  const when = momentIn(language, moment.on, moment.minute, moment.untilMinute);
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: `${preparing.subject(when)} (${number})`,
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(letters.greeting.colleague),
      said(preparing.intro),
      said(`${booked.when}: ${dates.inZone(when)}`),
      said(`${booked.where}: ${place}`),
      said(preparing.task(preparing.tasks[task])),
      { kind: 'list', items: PREPARATIONS.map((each) => preparing.asks[each]) },
      { kind: 'button', label: preparing.toPage, url },
      said(letters.closing.colleague(school)),
      said(letters.reference(number)),
    ],
  };
}
