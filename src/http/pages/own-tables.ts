import { readOwnTables } from '../../app/own-tables/showing-own-tables.ts';
import type { OwnTable } from '../../app/own-tables/views.ts';
import type { Link } from '../../app/ports/links.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { languageAsked, page } from './layout.ts';

/** Every table at which somebody sits, over all schools: when, where and which number. */
export function ownTablesRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'own_tables_page',
    look: (link) => readOwnTables(pages.deps, link),
    doorOf({ language: own }, { query }) {
      const { deps } = pages;
      const language = languageAsked(query, own);
      const texts = textsIn(language);
      const today = deps.wallClock.dateOf(deps.clock.now());
      return {
        language,
        title: texts.ownTables.label,
        dayLabel: texts.pages.on,
        day: dayIn(language, today),
      };
    },
    enter: (link, asked) => read(pages, link, asked),
  });
}

async function read(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const found = await readOwnTables(pages.deps, link);
  if (!found) return null;
  const language = languageAsked(asked.query, found.language);
  const { ownTables } = textsIn(language);
  const { tables } = found;
  return page(200, {
    language,
    title: tables.length === 0 ? ownTables.none : ownTables.title(tables.length),
    body: html`<ul class="plain">${tables.map((table) => row(table, ownTables, language))}</ul>
<p class="soft small">${ownTables.note}</p>`,
    // The other language is behind the door again.
    here: `/${PATHS.own_tables_page}/${asked.params.token}`,
  });
}

function row({ moment, place, number }: OwnTable, ownTables: Texts['ownTables'], language: Language): Html {
  const when = moment && momentIn(language, moment.on, moment.minute, moment.untilMinute);
  return html`<li><strong>${when ?? ownTables.asked}</strong><br>${place}<br><span class="soft">${ownTables.number} ${number}</span></li>`;
}
