import { type Call, readWorklist, type WorklistPage } from '../../app/pages/worklist-page.ts';
import type { PersonName } from '../../app/ports/people.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { undeliveredIn } from '../../texts/fates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages } from './behind.ts';
import { type Html, html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';

const PATH = `/${PATHS.worklist_page}/:token`;

/**
 * `Mijn lijst` as a page: everything that waits, and whom to call. The link alone opens it: it was made on the
 * coordinator's own press in Teams, is good for half an hour, and is in no mail.
 */
export function worklistRoutes(pages: Pages): Route[] {
  return [{ method: 'get', path: PATH, answer: (asked) => read(pages, asked) }];
}

async function read(pages: Pages, asked: Asked): Promise<Answered> {
  const token = asked.params.token ?? '';
  const behind = await linkBehind(pages, token, 'worklist_page', languageAsked(asked.query, 'nl'));
  if ('closed' in behind) return behind.closed;
  const found = await readWorklist(pages.deps, behind.link);
  if (!found) return closedDoor(languageAsked(asked.query, 'nl'), 'revoked');
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  return page(200, {
    language,
    title: texts.worklist.listTitle(found.items.length),
    body: bodyOf(found, texts, language),
    here: `/${PATHS.worklist_page}/${token}`,
  });
}

function bodyOf({ items, calls, noChannel }: WorklistPage, texts: Texts, language: Language): Html {
  const { worklist, details } = texts;
  return html`${noChannel !== null && html`<p class="warn">${worklist.noChannel(noChannel.unposted)}</p>`}
${items.length === 0 && html`<p class="lead">${worklist.listEmpty}</p>`}
${calls.length > 0 && html`<h2>${details.callsTitle}</h2><p>${details.callsText}</p><ul class="plain">${calls.map((call) => callRow(call, texts))}</ul><h2>${details.waitsTitle}</h2>`}
<ul class="plain">${items.map(
    ({ what, number, roepnaam, on, undelivered }) =>
      html`<li><strong>${number}</strong> ${roepnaam ?? ''}<br>${what === 'not_delivered' ? undeliveredIn(texts, undelivered) : worklist.waits[what]}${on !== null && html` <span class="soft">${dayIn(language, on)}</span>`}</li>`,
  )}</ul>
<p class="soft small">${details.listNote}</p>`;
}

function callRow({ number, role, nth, name, phone }: Call, { details, words }: Texts): Html {
  const seat = nth === null ? words.seats[role] : `${words.seats[role]} ${nth}`;
  return html`<li><strong>${number}</strong> ${name ? fullName(name) : ''} (${seat})<br>${
    phone === null ? details.noPhone : html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`
  }</li>`;
}

function fullName({ roepnaam, voorvoegsel, achternaam }: PersonName): string {
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}
