import type { NotDeliveredLetter } from '../app/worklist/views.ts';
import type { Language } from '../domain/ids.ts';
import { dayIn } from '../texts/dates.ts';
import { whomIn, wordOf } from '../texts/fates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Tells a coordinator whom Teams does not reach that a message did not arrive: whose, since when, why not, and what helps. */
export function undeliveredParts(
  { number, whom, why, on, todo, school }: NotDeliveredLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const texts = textsIn(language);
  const { letters, worklist } = texts;
  const said = (text: string): Part => ({ kind: 'said', text });
  return {
    subject: worklist.byMail.subject(number),
    parts: [
      ...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []),
      said(letters.greeting.colleague),
      said(worklist.byMail.intro),
      {
        kind: 'list',
        items: [
          ...(whom ? [`${worklist.troubleWhom}: ${whomIn(texts, whom, (name) => name)}`] : []),
          ...(on ? [`${worklist.troubleSince}: ${dayIn(language, on)}`] : []),
          `${worklist.troubleWhy}: ${wordOf(worklist.reasons, why)}`,
          `${worklist.troubleTodo}: ${worklist.todo[todo]}`,
        ],
      },
      said(worklist.byMail.inTeams),
      said(letters.closing.colleague(school)),
    ],
  };
}
