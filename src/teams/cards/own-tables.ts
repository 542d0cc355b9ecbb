import type { OwnTable, OwnTablesView } from '../../app/own-tables/views.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { NO_FIRST } from './dossier-choices.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends OwnTablesView['kind']> = Extract<OwnTablesView, { kind: K }>;

const MOST_ROWS = 8;
/** Beside the buttons to the page and to pass a case on; the rest stands on the page. */
const MOST_BUTTONS = 4;
/** Of these so many at most are for a case that somebody reads along with. */
const MOST_READING = 2;
const MOST_NUMBERS = 8;
const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

function backTo(title: string): CardAction {
  return { title, verb: 'tables.show', ref: NOTHING };
}

/** The cards of whoever sits at tables. What they are about stands on none. */
export function ownTablesCard(view: OwnTablesView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'own_tables':
      return listCard(view, texts, language);
    case 'own_places':
      return placesCard(view, texts, language);
    case 'place_passed':
      return passedCard(view, texts, language);
  }
}

function placesCard(
  { choices, fault }: Of<'own_places'>,
  { ownTables, refusals, dossier }: Texts,
  language: Language,
): Card {
  if (choices.length === 0)
    return actionsCard(
      { label: ownTables.label, title: ownTables.passNobody, actions: [backTo(ownTables.back)] },
      language,
    );
  return expandCard('dossier-choice', {
    lang: language,
    label: ownTables.label,
    title: ownTables.passTitle,
    hasFault: fault !== null,
    fault: fault ? refusals[fault] : '',
    intro: ownTables.passIntro,
    ...NO_FIRST,
    secondLabel: ownTables.passLabel,
    seconds: choices.map(({ place, to, name }) => ({
      title: ownTables.passChoice(place.number, inert(place.school.name), inert(name)),
      value: `${place.school.id} ${place.dossierId} ${to}`,
    })),
    secondValue: '',
    secondError: refusals.colleague_unknown,
    verb: 'place.pass',
    save: dossier.holderSave,
    back: ownTables.back,
    backVerb: 'tables.show',
    ...refValues(NOTHING),
  });
}

function passedCard(
  { number, roepnaam }: Of<'place_passed'>,
  { ownTables }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: ownTables.label,
      title: ownTables.passedTitle(number),
      lines: [ownTables.passedText(inert(roepnaam))],
      actions: [backTo(ownTables.back)],
    },
    language,
  );
}

/** `mijn tafels`: when, where and which number. */
function listCard(
  { tables, reading, canPass }: Of<'own_tables'>,
  { ownTables }: Texts,
  language: Language,
): Card {
  const more = tables.length - MOST_ROWS;
  const cases = reading.slice(0, MOST_READING);
  const numbers = reading.slice(0, MOST_NUMBERS).map(({ number }) => number);
  return actionsCard(
    {
      label: ownTables.label,
      title: tables.length === 0 ? ownTables.none : ownTables.title(tables.length),
      lines: [
        ...tables.slice(0, MOST_ROWS).map((table) => lineOf(table, ownTables, language)),
        ...(numbers.length > 0 ? [ownTables.readingLine(numbers.join(', '))] : []),
      ],
      note: more > 0 ? ownTables.more(more) : null,
      actions: [
        ...tables.slice(0, MOST_BUTTONS - cases.length).map(({ number, ref }) => ({
          title: ownTables.open(number),
          verb: 'table.show',
          ref,
        })),
        ...cases.map(({ number, concern }) => ({
          title: ownTables.readCase(number),
          verb: 'page.case',
          ref: concern,
        })),
        // Also with no table: days away and the own agenda are there as well.
        { title: ownTables.page, verb: 'page.tables', ref: NOTHING },
        ...(canPass ? [{ title: ownTables.pass, verb: 'place.ask', ref: NOTHING }] : []),
      ],
    },
    language,
  );
}

function lineOf({ moment, place, number }: OwnTable, ownTables: Texts['ownTables'], language: Language) {
  const when = moment ? momentIn(language, moment.on, moment.minute, moment.untilMinute) : ownTables.asked;
  return ownTables.at(when, inert(place), number);
}
