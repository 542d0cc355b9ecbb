import type { TableLetter } from '../app/table/views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { momentIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/**
 * To an interpreter: when and where, and whether they can come. Who sits there, and the number by which people name the
 * case, are of no use to them.
 */
export function interpreterParts(
  letter: TableLetter,
  language: FamilyLanguage,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { letters, table, dates } = textsIn(language);
  const { interpreter, ask, booked } = letters;
  const said = (text: string): Part => ({ kind: 'said', text });
  const when = (moment: { on: string; minute: number; untilMinute: number }) =>
    momentIn(language, moment.on as never, moment.minute as never, moment.untilMinute as never);
  const inZone = (moment: Parameters<typeof when>[0]) => dates.inZone(when(moment));
  return {
    subject: subjectOf(),
    parts: [...opening(), ...middle(), said(letters.closing.colleague(letter.school))],
  };

  function subjectOf(): string {
    if (letter.kind === 'letter_moments')
      return letter.reminder ? `${ask.again}: ${interpreter.subject.ask}` : interpreter.subject.ask;
    const { phase, moment } = letter;
    if (phase === 'cancelled' || !moment) return interpreter.subject.cancelled;
    return interpreter.subject[phase](when(moment));
  }

  function opening(): Part[] {
    return [...(mayRepeat ? [said(letters.mayRepeat.colleague)] : []), said(letters.guest.greeting)];
  }

  function middle(): Part[] {
    if (letter.kind === 'letter_moments')
      return [
        ...(letter.insteadOf ? [said(ask.insteadOf.colleague(inZone(letter.insteadOf.moment)))] : []),
        said(interpreter.intro.ask),
        said(ask.moments.colleague),
        { kind: 'list', items: letter.moments.map(when) },
        said(table.place(letter.place)),
        { kind: 'button', label: ask.button.colleague, url: letter.url },
        said(letters.guest.howLong),
      ];
    const { phase, moment } = letter;
    return [
      said(interpreter.intro[phase]),
      ...(moment
        ? [said(`${booked.when}: ${inZone(moment)}`), said(`${booked.where}: ${letter.place}`)]
        : []),
      ...(phase === 'cancelled'
        ? []
        : [
            { kind: 'button', label: booked.button.colleague, url: letter.url } as const,
            said(letters.guest.cannotCome),
          ]),
    ];
  }
}
