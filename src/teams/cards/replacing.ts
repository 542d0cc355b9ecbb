import type { OtherChoice, TableView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';
import { labelOf, seatName } from './table-parts.ts';

type Of<K extends TableView['kind']> = Extract<TableView, { kind: K }>;

/** Who could come instead of whom, best first, each with the reason in a few words. */
export function replaceCard(view: Of<'table_replace'>, texts: Texts, language: Language): Card {
  const { replacing, refusals, table } = texts;
  const nobody = view.nobody.map((seat) => seatName(seat, texts)).join(', ');
  const hasChoice = view.choices.length > 0;
  return expandCard('table-replace', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: replacing.title,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [{ text: hasChoice ? replacing.text : replacing.noneAtAll }],
    hasChoice,
    choiceLabel: replacing.choice,
    choiceError: refusals.person_missing,
    choices: view.choices.map((choice) => ({
      title: optionOf(choice, texts),
      value: `${choice.seat.participantId}:${choice.personId}`,
    })),
    notes: hasChoice && nobody !== '' ? [{ text: replacing.nobody(nobody) }] : [],
    yes: replacing.yes,
    back: table.back,
    ...refValues(view.ref),
  });
}

/** For whoever sat there: that another goes. */
export function seatPassedCard(view: Of<'table_seat_passed'>, texts: Texts, language: Language): Card {
  const { replacing } = texts;
  const { moment } = view;
  const when = moment && momentIn(language, moment.on, moment.minute, moment.untilMinute);
  return expandCard('receipt', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: replacing.passedTitle,
    lines: [{ text: when === null ? replacing.passedAsked : replacing.passedBooked(when) }],
    links: [],
  });
}

function optionOf(choice: OtherChoice, texts: Texts): string {
  const { replacing } = texts;
  const sure =
    choice.certainty === 'free'
      ? []
      : [choice.certainty === 'unknown' ? replacing.unknown : replacing.outside];
  const all = choice.possible === choice.of ? [] : [replacing.freeAt(choice.possible, choice.of)];
  const tentative = choice.isTentative ? [replacing.tentative] : [];
  const why = [...all, ...sure, ...tentative];
  const name = inert(choice.name);
  const seat = seatName({ ...choice.seat, isDeputy: false }, texts);
  return replacing.option(seat, name, why.length === 0 ? replacing.free : why.join(', '));
}
