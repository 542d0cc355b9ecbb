import type { Step } from '../../domain/slot-question.ts';
import { readRelaxation } from '../../domain/slot-relaxation-codes.ts';
import type { Texts } from '../../texts/texts.ts';
import { seatOfCode } from './table-parts.ts';

/** What would give moments in time, one sentence each: `Met één partner minder: 3 momenten.` */
export function relaxationNotes(codes: readonly string[], texts: Texts): string[] {
  return codes
    .flatMap((code) => readRelaxation(code) ?? [])
    .map(({ steps, moments }) => {
      const { relaxed } = texts.table;
      const phrase = steps.map((step) => phraseOf(step, texts)).join(relaxed.and);
      return relaxed.line(phrase.charAt(0).toUpperCase() + phrase.slice(1), moments);
    });
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
