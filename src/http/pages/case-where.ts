import type { CasePage, NextTable } from '../../app/case-page/views.ts';
import type { FactsPiece } from '../../app/facts/views.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { casePart, type Drawn, factsList, type Row } from './case-part.ts';
import type { Html } from './html.ts';

/** Where the case stands in words, and which days matter. Whoever may know nothing more finds the next table alone. */
export function wherePart({ where, next, facts }: CasePage, { texts, language }: Drawn): Html {
  const { casePage: words, closing } = texts;
  const day = (label: string, on: SchoolDate | null): Row[] =>
    on === null ? [] : [{ label, value: dayIn(language, on) }];
  const isClosed = where?.closedOn != null;
  const rows: Row[] = [
    ...(where ? [{ label: words.factStand, value: words.stands[where.stand] }] : []),
    ...day(words.factClosed, where?.closedOn ?? null),
    ...(facts ? [homeRow(facts, texts, language)] : []),
    ...day(words.factAnchor, where?.anchorOn ?? null),
    ...day(closing.factFirstSince, where?.firstAnchorOn ?? null),
    ...day(words.factDue, where?.agreementDueOn ?? null),
    ...day(words.factFirstDue, where?.firstDueOn ?? null),
    ...(where?.pausedUntil
      ? [{ label: words.factPause, value: words.until(dayIn(language, where.pausedUntil)) }]
      : []),
    ...(isClosed ? [] : [{ label: words.factNext, value: nextText(next, texts, language) }]),
  ];
  return casePart('stand', words.whereTitle, factsList(rows));
}

/** Both stand side by side: the pact counts time at home, and the three months count from the concern. */
function homeRow({ whereabouts }: FactsPiece, { caseFacts }: Texts, language: Language): Row {
  return {
    label: caseFacts.whereabouts[whereabouts?.is ?? 'home'],
    value: whereabouts === null ? caseFacts.homeUnknown : dayIn(language, whereabouts.since),
  };
}

function nextText(next: NextTable | null, { casePage: words }: Texts, language: Language): string {
  if (!next) return words.noNext;
  return next.moment
    ? momentIn(language, next.moment.on, next.moment.minute, next.moment.untilMinute)
    : words.noMoment;
}
