import type { TableView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';
import { relaxationNotes } from './relaxation-notes.ts';
import { labelOf } from './table-parts.ts';

/** In which school week the next table is; and, of a week in which it cannot be, what would make it possible. */
export function followCard(
  view: Extract<TableView, { kind: 'table_follow' }>,
  texts: Texts,
  language: Language,
): Card {
  const { following, refusals, table } = texts;
  const isNone = view.fault === 'no_moment_found';
  const hasWeeks = view.weeks.length > 0;
  const none = isNone ? relaxationNotes(view.whyNone, texts) : [];
  return expandCard('table-follow', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: following.title,
    hasFault: view.fault !== null,
    fault: faultOf(view.fault, isNone ? following.noneThen : null, refusals),
    lines: [...none, hasWeeks ? following.text : following.noWeeks].map((text) => ({ text })),
    hasWeeks,
    choiceLabel: following.choice,
    choiceError: refusals.weeks_missing,
    choices: view.weeks.map(({ weeks, monday }) => ({
      title: following.option(weeks, dayIn(language, monday)),
      value: String(weeks),
    })),
    yes: following.yes,
    back: table.back,
    ...refValues(view.ref),
  });
}

function faultOf(
  fault: Extract<TableView, { kind: 'table_follow' }>['fault'],
  instead: string | null,
  refusals: Texts['refusals'],
): string {
  if (instead !== null) return instead;
  return fault ? refusals[fault] : '';
}
