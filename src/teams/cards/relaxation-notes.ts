import type { Step } from '../../domain/slots/question.ts';
import { readRelaxation } from '../../domain/slots/relaxation-codes.ts';
import type { Texts } from '../../texts/texts.ts';
import { seatOfCode } from './table-parts.ts';

/** What would give moments in time, one sentence each behind a lead: `Met één partner minder: 3 momenten.` */
export function relaxationNotes(codes: readonly string[], texts: Texts): string[] {
  const { relaxed } = texts.table;
  const changes = codes
    .flatMap((code) => readRelaxation(code) ?? [])
    .map(({ steps, moments }) => {
      const phrase = steps.map((step) => phraseOf(step, texts)).join(relaxed.and);
      return relaxed.line(phrase.charAt(0).toUpperCase() + phrase.slice(1), moments);
    });
  return changes.length === 0 ? [] : [relaxed.lead, ...changes];
}

function phraseOf(step: Step, texts: Texts): string {
  const { relaxed } = texts.table;
  switch (step.code) {
    case 'seat':
      return relaxed.seat(seatOfCode(step.seat, texts));
    case 'partners':
      return relaxed.partners[step.fewer];
    case 'sooner':
    case 'later':
      return relaxed.day(step.schoolDay);
    default:
      return relaxed[step.code];
  }
}
