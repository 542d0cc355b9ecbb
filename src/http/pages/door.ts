import { asksForCode } from '../../app/pages/second-code.ts';
import type { Link } from '../../app/ports/links.ts';
import type { FamilyLanguage } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { isTicketOf, PATHS, ticketFor } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, roadOf } from './behind.ts';
import { type Html, html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';
import { codeStep, codeWords, requestField } from './second-code.ts';

/** What whoever has the link alone may see: what it is, a day, and the language of the person it was made for. */
export type Door = {
  language: FamilyLanguage;
  /** For a pupil or parent, in any of the languages that families read. */
  readers?: 'family';
  title: string;
  dayLabel: string;
  day: string;
  /** In place of the sentence that reading it is recorded. */
  note?: string;
};

/**
 * A page with content has a door in front of it. Mail scanners and previews open links, and people paste them: a link
 * alone shows a number, a day and one button. Its press shows what is behind, or first sends a code to whoever the link was
 * made for (`app/pages/second-code.ts`). What is behind can be loaded again for some minutes (`PAGE_POLICY`); after that the
 * door is there again. `look` changes and records nothing, `enter` may record who read.
 */
export type Guarded<Found> = {
  purpose: Link['purpose'];
  look(link: Link): Promise<Found | null>;
  doorOf(found: Found, asked: Asked): Door;
  enter(link: Link, asked: Asked): Promise<Answered | null>;
  /** Each press opens it for as long again: somebody is writing, with whoever it is about beside them. */
  staysOpen?: true;
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
  const from = roadOf(guarded.purpose);
  const now = deps.clock.now();
  const ticket = asked.form.get('ticket');
  if (ticket !== null && (await isTicketOf(link, ticket, linkKey, now))) {
    if (guarded.staysOpen) asked.form.set('ticket', await ticketFor(link, linkKey, now));
    return (await guarded.enter(link, asked)) ?? closedDoor(closedIn, 'revoked', from);
  }
  const found = await guarded.look(link);
  if (!found) return closedDoor(closedIn, 'revoked', from);
  const door = guarded.doorOf(found, asked);
  const here = `/${PATHS[guarded.purpose]}/${token}`;
  if (!asksForCode(link, now)) {
    const open = html`<input type="hidden" name="ticket" value="${await ticketFor(link, linkKey, now)}">`;
    // Somebody who pressed too late reads why they are here again.
    return doorPage(door, here, { field: open, asks: false, say: ticket === null ? 'nothing' : 'too_late' });
  }
  const step = await codeStep(pages, link, asked, { here, ...door });
  if (step.kind === 'page') return step.answered;
  // Sending the same code again makes the visit no longer.
  if (step.kind === 'passed')
    return (
      (await guarded.enter(link, withTicket(asked, await ticketFor(link, linkKey, step.since)))) ??
      closedDoor(closedIn, 'revoked', from)
    );
  return doorPage(door, here, {
    field: await requestField(pages, link),
    asks: true,
    say: ticket === null ? step.say : 'too_late',
  });
}

/** What is behind the door sends this along from now on, and the code no more. */
function withTicket(asked: Asked, ticket: string): Asked {
  return { ...asked, form: new URLSearchParams({ ticket }) };
}

function doorPage(
  { language, readers, title, dayLabel, day, note }: Door,
  here: string,
  { field, asks, say }: { field: Html; asks: boolean; say: 'nothing' | 'too_late' | 'over' },
): Answered {
  const texts = textsIn(language);
  const { pages } = texts;
  const code = codeWords(texts, readers);
  const again = readers === 'family' ? texts.familyPage.again : pages.doorAgain;
  return page(200, {
    language,
    ...(readers && { readers }),
    title,
    here,
    body: html`${say !== 'nothing' && html`<p class="warn" role="status">${say === 'over' ? code.over : again}</p>`}
<dl class="facts"><dt>${dayLabel}</dt><dd>${day}</dd></dl>
<p>${note ?? pages.door}</p>
${asks && html`<p>${code.door}</p>`}
<form method="post" action="${here}?taal=${language}">${field}
<p><button class="wide" type="submit">${asks ? code.ask : pages.open}</button></p></form>`,
  });
}
