import { addGuest } from '../../app/guests/adding-guest.ts';
import {
  type GuestShown,
  lookAtPeople,
  type PeopleDoor,
  type PeoplePage,
  readPeople,
} from '../../app/guests/showing-guests.ts';
import { takeOutGuest } from '../../app/guests/taking-out-guest.ts';
import type { Link } from '../../app/ports/links.ts';
import { linkSiblings, unlinkSiblings } from '../../app/siblings/linking-siblings.ts';
import { knowsOnlyWhen } from '../../domain/guests.ts';
import type { Language, ParticipantId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { emptyForm, filledIn, type GuestFormShown, guestFormBody, guestIn } from './guest-form.ts';
import { type Html, html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';
import { type Linking, linkingIn, siblingsPart } from './siblings.ts';

/** What every button of this page sends along. */
const DO = 'gast';

/**
 * Who from outside is at a case, for whoever carries it: names stand here and nowhere else. The link was made on that
 * person's own press in Teams and is in no mail.
 */
export function peopleRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'people_page',
    look: (link) => lookAtPeople(pages.deps, link),
    doorOf({ language: own, number, today }: PeopleDoor, { query }) {
      const language = languageAsked(query, own);
      const { guests, pages: words } = textsIn(language);
      return { language, title: guests.door(number), dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const { deps } = pages;
  const what = asked.form.get(DO) ?? '';
  if (what === 'bewaar') return save(pages, link, asked);
  const out = what.match(/^weg:([0-9a-f-]{36})$/)?.[1] as ParticipantId | undefined;
  const linking = linkingIn(asked.form);
  if (linking) return linked(pages, link, asked, linking);
  const found = out ? await takeOutGuest(deps, link, out) : await readPeople(deps, link);
  if (!found) return null;
  if (what === 'nieuw' && found.canAdd)
    return formPage(asked, found, { filled: emptyForm(deps.ids.next<ParticipantId>(), found), faults: [] });
  return listPage(asked, found, out ? wordsFor(asked, found).out : null);
}

/** A brother or sister is linked or unlinked; what is wrong stands at the form. */
async function linked(pages: Pages, link: Link, asked: Asked, linking: Linking): Promise<Answered | null> {
  const { deps } = pages;
  const done =
    linking.kind === 'unlink'
      ? await unlinkSiblings(deps, link, linking.otherId)
      : await linkSiblings(deps, link, linking.otherId, linking.reason);
  const found = done && (await readPeople(deps, link));
  if (!found) return null;
  if (done !== 'done') return listPage(asked, found, null, done);
  const { siblings } = textsIn(languageAsked(asked.query, found.language));
  return listPage(asked, found, linking.kind === 'unlink' ? siblings.unlinked : siblings.linked);
}

async function save(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const filled = filledIn(asked.form);
  if (!filled) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const saved = await addGuest(pages.deps, link, filled.id as ParticipantId, guestIn(filled));
  if (!saved) return null;
  return saved.faults.length > 0
    ? formPage(asked, saved.page, { filled, faults: saved.faults })
    : listPage(asked, saved.page, wordsFor(asked, saved.page).added);
}

function formPage(asked: Asked, found: PeoplePage, shown: GuestFormShown): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const isFaulty = shown.faults.length > 0;
  return page(isFaulty ? 422 : 200, {
    language,
    title: texts.guests.addTitle(found.number),
    body: html`${form(asked, language, [guestFormBody(found, shown, texts, language), button('bewaar', texts.guests.save)])}
${form(asked, language, [button('', texts.guests.back, 'quiet')])}`,
    // What was typed would be lost by going to the other language.
    here: isFaulty ? null : here(asked),
  });
}

function wordsFor({ query }: Asked, { language }: PeoplePage): Texts['guests'] {
  return textsIn(languageAsked(query, language)).guests;
}

function listPage(
  asked: Asked,
  found: PeoplePage,
  done: string | null,
  fault: RefusalCode | null = null,
): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const { guests } = texts;
  const body = html`${done !== null && html`<div class="note" role="status"><p>${done}</p></div>`}
<p>${guests.note}</p>
${found.guests.length === 0 && html`<p class="lead">${guests.none}</p>`}
${found.guests.map(
  (guest) =>
    html`<section class="card">${guestCard(guest, texts, language)}${form(asked, language, [button(`weg:${guest.participantId}`, guests.takeOut(guest.name), 'quiet')])}</section>`,
)}
${found.canAdd ? form(asked, language, [button('nieuw', guests.add)]) : html`<p class="soft">${guests.full}</p>`}
${found.siblings !== null && siblingsPart(found.siblings, fault, texts, (parts) => form(asked, language, parts))}`;
  return page(fault ? 422 : 200, { language, title: guests.title(found.number), body, here: here(asked) });
}

function guestCard(guest: GuestShown, texts: Texts, language: Language): Html {
  const { guests, words, dossier } = texts;
  const day = dayIn(language, guest.accessUntil);
  const onCards = guest.nth === null ? words.seats.gast : `${words.seats.gast} ${guest.nth}`;
  return html`<h2>${guest.name}</h2>
<p>${guests.kinds[guest.kind]}, ${guest.organisation}<br>${guest.mail}</p>
${guest.hasEnded && html`<p class="warn">${guests.ended(day)}</p>`}
<dl class="facts">${!guest.hasEnded && fact(guests.factUntil, guests.until(day))}
${guest.interprets !== null && fact(guests.factLanguage, guests.languages[guest.interprets])}
${fact(guests.factNeed, guests.needs[guest.isNeeded ? 'needed' : 'wanted'])}
${guest.ground !== null && fact(guests.factGround, dossier.grounds[guest.ground])}</dl>
${!guest.hasEnded && html`<p class="soft small">${guests.onCards(onCards)}${knowsOnlyWhen(guest) && html` ${guests.onlyWhen}`}</p>`}`;
}

function fact(label: string, value: string): Html {
  return html`<dt>${label}</dt><dd>${value}</dd>`;
}

/** Each goes through the ticket of the door, so that nothing is read or done by the address alone. */
function form(asked: Asked, language: Language, parts: readonly Html[]): Html {
  return html`<form method="post" action="${here(asked)}?taal=${language}" autocomplete="off"><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}">${parts}</form>`;
}

function button(value: string, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

function here(asked: Asked): string {
  return `/${PATHS.people_page}/${asked.params.token}`;
}
