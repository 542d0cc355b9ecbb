import type { FactsPiece } from '../../app/facts/views.ts';
import type { DossierFacts } from '../../domain/facts/measured.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Row } from './case-part.ts';

/** What is worked out of a case, so that nobody types it. */
export function measuredRows({ measured }: FactsPiece, texts: Texts, language: Language): Row[] {
  const { caseFacts: words } = texts;
  return [
    { label: words.daysToTable, value: daysText(measured, texts) },
    ...measured.tables.flatMap(({ heldOn, emptySeats, heardHow }) => [
      ...(emptySeats === null
        ? []
        : [{ label: words.emptySeats(dayIn(language, heldOn)), value: words.emptyCount(emptySeats) }]),
      {
        label: words.heard(dayIn(language, heldOn)),
        value: heardHow === null ? words.heardUnknown : texts.minutes.heardChoices[heardHow],
      },
    ]),
    { label: words.answered, value: answeredText(measured, texts) },
  ];
}

function daysText({ daysToTable }: DossierFacts, { caseFacts: words }: Texts): string {
  if (!daysToTable) return words.noTableYet;
  const { days, schoolDays } = daysToTable;
  if (days === 0) return words.onTheDay;
  return schoolDays === null ? words.inDays(days) : `${words.inDays(days)} (${words.schoolDays(schoolDays)})`;
}

function answeredText({ answered: { pupil, parents } }: DossierFacts, { caseFacts: words }: Texts): string {
  const { answeredBy } = words;
  const who = [
    ...(pupil ? [answeredBy.pupil] : []),
    ...(parents === 0 ? [] : [parents === 1 ? answeredBy.parent : answeredBy.parents]),
  ];
  return who.length === 0 ? words.answeredByNobody : who.join(', ');
}
