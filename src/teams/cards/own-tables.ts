import type { OwnTable, OwnTablesView } from '../../app/own-tables/views.ts';
import type { Language, SchoolId } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

const MOST_ROWS = 8;
/** Beside the button to the page. */
const MOST_BUTTONS = 5;
const NOTHING = {
  schoolId: '00000000-0000-7000-8000-000000000000' as SchoolId,
  id: '00000000-0000-7000-8000-000000000000',
  version: 0,
};

/** `mijn tafels`: when, where and which number. What it is about stands on no card. */
export function ownTablesCard({ tables }: OwnTablesView, language: Language): Card {
  const { ownTables } = textsIn(language);
  const more = tables.length - MOST_ROWS;
  return actionsCard(
    {
      label: ownTables.label,
      title: tables.length === 0 ? ownTables.none : ownTables.title(tables.length),
      lines: tables.slice(0, MOST_ROWS).map((table) => lineOf(table, ownTables, language)),
      note: more > 0 ? ownTables.more(more) : null,
      actions: [
        ...tables.slice(0, MOST_BUTTONS).map(({ number, ref }) => ({
          title: ownTables.open(number),
          verb: 'table.show',
          ref,
        })),
        ...(tables.length > 0 ? [{ title: ownTables.page, verb: 'page.tables', ref: NOTHING }] : []),
      ],
    },
    language,
  );
}

function lineOf({ moment, place, number }: OwnTable, ownTables: Texts['ownTables'], language: Language) {
  const when = moment ? momentIn(language, moment.on, moment.minute, moment.untilMinute) : ownTables.asked;
  return ownTables.at(when, inert(place), number);
}
