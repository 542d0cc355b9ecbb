import type { Link } from '../../app/ports/links.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { isTicketOf, PATHS, ticketFor } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages } from './behind.ts';
import { html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';

/** What whoever has the link alone may see: what it is, a day, and the language of the person it was made for. */
export type Door = { language: Language; title: string; dayLabel: string; day: string };

/**
 * A page with content has a door in front of it. Mail scanners and previews open links, and people paste them: a link
 * alone shows a number, a day and one button. Its press shows what is behind, which can be loaded again for some minutes
 * (`PAGE_POLICY`); after that the door is there again. `look` changes and records nothing, `enter` may record who read.
 */
export type Guarded<Found> = {
  purpose: Link['purpose'];
  look(link: Link): Promise<Found | null>;
  doorOf(found: Found, asked: Asked): Door;
  enter(link: Link, asked: Asked): Promise<Answered | null>;
};

export function guardedRoutes<Found>(pages: Pages, guarded: Guarded<Found>): Route[] {
  const path = `/${PATHS[guarded.purpose]}/:token`;
  return [
    { method: 'get', path, answer: (asked) => atTheDoor(pages, guarded, asked) },
    { method: 'post', path, answer: (asked) => atTheDoor(pages, guarded, asked) },
  ];
}

async function atTheDoor<Found>(pages: Pages, guarded: Guarded<Found>, asked: Asked): Promise<Answered> {
  const { deps, linkKey } = pages;
  const { token = '' } = asked.params;
  const closedIn = languageAsked(asked.query, asked.accepts);
  const behind = await linkBehind(pages, token, guarded.purpose, closedIn);
  if ('closed' in behind) return behind.closed;
  const { link } = behind;
  const now = deps.clock.now();
  const ticket = asked.form.get('ticket');
  if (ticket !== null && (await isTicketOf(link, ticket, linkKey, now)))
    return (await guarded.enter(link, asked)) ?? closedDoor(closedIn, 'revoked', 'teams');
  const found = await guarded.look(link);
  if (!found) return closedDoor(closedIn, 'revoked', 'teams');
  const door = guarded.doorOf(found, asked);
  return doorPage(door, `/${PATHS[guarded.purpose]}/${token}`, {
    ticket: await ticketFor(link, linkKey, now),
    // Somebody who pressed too late reads why they are here again.
    again: ticket !== null,
  });
}

function doorPage(
  { language, title, dayLabel, day }: Door,
  here: string,
  { ticket, again }: { ticket: string; again: boolean },
): Answered {
  const { pages } = textsIn(language);
  return page(200, {
    language,
    title,
    here,
    body: html`${again && html`<p class="warn" role="status">${pages.doorAgain}</p>`}
<dl class="facts"><dt>${dayLabel}</dt><dd>${day}</dd></dl>
<p>${pages.door}</p>
<form method="post" action="${here}?taal=${language}"><input type="hidden" name="ticket" value="${ticket}">
<p><button class="wide" type="submit">${pages.open}</button></p></form>`,
  });
}
