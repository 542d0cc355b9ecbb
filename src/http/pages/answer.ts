import type { Invitations } from '../../app/ports/invitations.ts';
import {
  type Answered as AnsweredPage,
  type AnswerPage,
  openAnswerPage,
  type PagePress,
  pressAnswerPage,
} from '../../app/table/answer-page.ts';
import type { VoteAnswer } from '../../domain/booking.ts';
import type { FamilyLanguage, SlotId } from '../../domain/ids.ts';
import { workLanguageOf } from '../../domain/language.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { agendaForm } from './agenda-form.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { type Html, html, leftToRight } from './html.ts';
import { choices, closedDoor, familyLanguageAsked, faults, languageAsked, page } from './layout.ts';
import { askOwnPagePart } from './own-page-asked.ts';
import { contactLine, rightsSection } from './rights.ts';
import { agendaPart } from './table-agenda.ts';

const PATH = `/${PATHS.answer_moments}/:token`;

/** What is said beside the answer, and is no answer. */
const ASIDE: ReadonlySet<PagePress['kind']> = new Set([
  'share_agenda',
  'stop_agenda',
  'own_page',
  'read_agreed',
]);

type Shown = {
  page: AnswerPage;
  language: FamilyLanguage;
  here: string;
  thanks: boolean;
  fault: string | null;
};

/**
 * The lane without Teams: what is asked, the moments, and buttons. Looking changes and spends nothing; each button is a
 * POST. What is shown is date, place and buttons, also to whoever finds the mail: never a name, never why.
 */
export function answerRoutes(pages: Pages, invitations: Invitations): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => look(pages, asked) },
    { method: 'post', path: PATH, answer: (asked) => press(pages, asked) },
    { method: 'get', path: `${PATH}/afspraak.ics`, answer: (asked) => file(pages, invitations, asked) },
  ];
}

async function look(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'answer_moments',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const found = await openAnswerPage(pages.deps, behind.link);
  if (!found) return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
  return shown(asked, found, { thanks: false, fault: null, pressed: null });
}

async function press(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'answer_moments',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const pressed = pressedIn(asked.form);
  const answered = await pressAnswerPage(pages.deps, behind.link, pressed);
  if (!answered) return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
  if (answered.leadsTo) return goingTo(answered.leadsTo, languageOf(asked, answered.page));
  const fault = faultText(answered, languageOf(asked, answered.page));
  return shown(asked, answered.page, { thanks: fault === null && !ASIDE.has(pressed.kind), fault, pressed });
}

/** To another page of ours: by its path alone, since a form of ours may lead to no other address. */
function goingTo(url: string, language: FamilyLanguage): Answered {
  return {
    status: 303,
    type: 'html',
    body: '',
    headers: { Location: `${new URL(url).pathname}?taal=${language}` },
  };
}

async function file(pages: Pages, invitations: Invitations, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'answer_moments',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const found = await openAnswerPage(pages.deps, behind.link);
  if (found?.kind !== 'appointment') return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
  return {
    status: 200,
    type: 'calendar',
    body: invitations.fileOf(found.appointment, languageOf(asked, found)),
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'attachment; filename="afspraak.ics"',
    },
  };
}

/** What was pressed: one of the plain buttons, else the answers, named after their moment. */
function pressedIn(form: URLSearchParams): PagePress {
  const button = form.get('doe');
  if (button === 'another_time' || button === 'deputy' || button === 'cannot_come' || button === 'can_come')
    return { kind: button };
  if (button === 'lees') return { kind: 'read_agreed' };
  if (button === 'share_agenda') return { kind: 'share_agenda', url: form.get('agenda') ?? '' };
  if (button === 'stop_agenda' || button === 'own_page') return { kind: button };
  const answers = new Map<SlotId, VoteAnswer>();
  for (const [name, value] of form) {
    const slotId = name.match(/^m-([0-9a-f-]{36})$/)?.[1];
    if (slotId && isAnswer(value)) answers.set(slotId as SlotId, value);
  }
  return { kind: 'answers', answers };
}

function isAnswer(value: string): value is VoteAnswer {
  return value === 'yes' || value === 'if_need_be' || value === 'no';
}

function faultText(answered: NonNullable<AnsweredPage>, language: FamilyLanguage): string | null {
  const { answering } = textsIn(language);
  if (answered.fault === 'answer_missing') return answering.answerMissing;
  if (answered.fault === 'agenda_not_allowed') return textsIn(language).agendas.notAllowed;
  if (answered.fault === 'at_another_table') return textsIn(language).refusals.at_another_table;
  return answered.fault === 'no_deputy' ? answering.noDeputy : null;
}

function shown(
  asked: Asked,
  found: AnswerPage,
  { pressed, ...said }: Pick<Shown, 'thanks' | 'fault'> & { pressed: PagePress | null },
): Answered {
  const language = languageOf(asked, found);
  const here = `/${PATHS.answer_moments}/${token(asked)}`;
  const view: Shown = { page: found, language, here, ...said };
  const texts = textsIn(language);
  const status = said.fault ? 422 : 200;
  const isFamily = found.to !== 'colleague';
  return page(status, {
    language,
    ...(isFamily && { readers: 'family' }),
    title: titleOf(view, texts),
    body: html`${bodyOf(view, texts)}${agreedOffer(view, texts)}${voiceOffer(view, texts)}${isFamily && agendaPart(found, texts)}${isFamily ? rightsSection(found, texts) : [contactFor(found, texts), ownPageFor(view, pressed)]}`,
    here,
  });
}

/** Families may ask for any of their languages, a colleague for the two that screens are in. */
function languageOf({ query }: Asked, { to, language: own }: AnswerPage): FamilyLanguage {
  return to === 'colleague' ? languageAsked(query, workLanguageOf(own)) : familyLanguageAsked(query, own);
}

function titleOf({ page: found, thanks }: Shown, { answering }: Texts): string {
  switch (found.kind) {
    case 'asked':
      return (thanks ? answering.thanksTitle : answering.askTitle)[found.to];
    case 'appointment':
      return answering.bookedTitle;
    case 'handed_over':
      return answering.handedOverTitle;
    case 'of_age':
      return answering.ofAgeTitle;
    case 'held':
      return answering.heldTitle;
    case 'closed':
      return answering.closedTitle;
    case 'cancelled':
      return answering.cancelledTitle;
  }
}

function bodyOf(view: Shown, texts: Texts): Html {
  const { page: found } = view;
  const { answering } = texts;
  switch (found.kind) {
    case 'asked':
      return askedBody(view, found, texts);
    case 'appointment':
      return appointmentBody(view, found, texts);
    case 'handed_over':
      return html`<p class="lead">${answering.handedOver}</p>`;
    case 'of_age':
      return html`<p class="lead">${answering.ofAge}</p>`;
    case 'held':
      return html`<p class="lead">${answering.held}</p>`;
    case 'closed':
      return html`<p class="lead">${answering.closed[found.to]}</p>
${found.wasBooked && html`<p>${answering.closedOff}</p>`}`;
    case 'cancelled':
      return html`<p class="lead">${answering.cancelled[found.to]}</p>`;
  }
}

function askedBody(view: Shown, found: Extract<AnswerPage, { kind: 'asked' }>, { answering }: Texts): Html {
  const { language, here, thanks, fault } = view;
  const { to } = found;
  const options = Object.entries(answering.choices).map(([value, label]) => ({ value, label }));
  return html`${fault !== null && faults([fault])}
${thanks && html`<div class="note" role="status"><p>${answering.thanks[to]}</p></div><h2>${answering.change[to]}</h2>`}
<p class="lead">${answering.askLead[to]}</p>
<p>${leftToRight(answering.place(found.place), found.place)} ${answering.zone}</p>
<form method="post" action="${here}?taal=${language}">
${found.proposals.map((proposal) =>
  choices(
    `m-${proposal.slotId}`,
    momentIn(language, proposal.on, proposal.minute, proposal.untilMinute),
    options,
    proposal.mine,
  ),
)}
<p><button class="wide" type="submit">${answering.save}</button></p>
<p><button class="wide quiet" type="submit" name="doe" value="another_time">${answering.anotherTime[to]}</button></p>
${found.canHandOver && html`<p><button class="wide quiet" type="submit" name="doe" value="deputy">${answering.deputy}</button></p>`}
</form>
${found.agenda && agendaForm(found.agenda, here, workLanguageOf(language))}
${referenceLine(found, answering)}`;
}

function appointmentBody(
  { language, here, fault }: Shown,
  found: Extract<AnswerPage, { kind: 'appointment' }>,
  texts: Texts,
): Html {
  const { answering } = texts;
  const { moment, to } = found;
  return html`${fault !== null && faults([fault])}
${found.cannotCome && html`<div class="warn" role="status"><p>${answering.cannotComeSaid[to]}</p></div>`}
<dl class="facts card"><dt>${answering.when}</dt><dd>${momentIn(language, moment.on, moment.minute, moment.untilMinute)}</dd>
<dt>${answering.where}</dt><dd>${leftToRight(found.place, found.place)}</dd></dl>
<p>${answering.zone}</p>
${!found.isInvited && html`<p><a class="button wide" href="${here}/afspraak.ics?taal=${language}">${answering.file}</a></p>`}
${found.isAhead && sayForm(found, here, language, answering)}
${to === 'colleague' && agendaPart(found, texts)}
${found.agenda && agendaForm(found.agenda, here, workLanguageOf(language))}
${referenceLine(found, answering)}`;
}

/** The way to what was agreed, for the pupil and the parents. Nothing of it is on this page. */
function agreedOffer({ page: found, here, language }: Shown, { familyPage }: Texts): Html | null {
  const { hasAgreed, to } = found;
  if (!hasAgreed || to === 'colleague') return null;
  return html`<section class="card" aria-labelledby="afgesproken"><h2 id="afgesproken">${familyPage.title}</h2>
<p>${familyPage.offer[to]}</p>
<form method="post" action="${here}?taal=${language}"><p><button class="wide quiet" type="submit" name="doe" value="lees">${familyPage.read}</button></p></form></section>`;
}

/** The way to the three questions, for the pupil and the parents. */
function voiceOffer({ page: found, here, language }: Shown, { voices }: Texts): Html | null {
  const { voice, to } = found;
  if (voice === null || to === 'colleague') return null;
  return html`<section class="card" aria-labelledby="vragen"><h2 id="vragen">${voices.title[to]}</h2>
<p>${voice.givenOn === null ? voices.offer[to] : voices.offered[to](dayIn(language, voice.givenOn))}</p>
<p><a class="button quiet wide" href="${here}/vragen?taal=${language}">${voice.givenOn === null ? voices.answer : voices.answerAgain}</a></p></section>`;
}

function ownPageFor({ page: found, here, language }: Shown, pressed: PagePress | null): Html | null {
  if (found.isGuest) return null;
  return askOwnPagePart(here, workLanguageOf(language), pressed?.kind === 'own_page');
}

/** For partners and guests, as long as there is something to ask about. */
function contactFor(found: AnswerPage, { rights }: Texts): Html | null {
  return found.kind === 'asked' || found.kind === 'appointment' ? contactLine(found, rights) : null;
}

function referenceLine({ number }: AnswerPage, answering: Texts['answering']): Html | null {
  if (number === null) return null;
  return html`<p class="soft small">${leftToRight(answering.reference(number), number)}</p>`;
}

/** What can still be said about a moment that is to come. */
function sayForm(
  { to, canHandOver, cannotCome }: Extract<AnswerPage, { kind: 'appointment' }>,
  here: string,
  language: FamilyLanguage,
  answering: Texts['answering'],
): Html {
  const button = (value: string, label: string) =>
    html`<p><button class="wide quiet" type="submit" name="doe" value="${value}">${label}</button></p>`;
  return html`<form method="post" action="${here}?taal=${language}">
${canHandOver && button('deputy', answering.deputy)}
${cannotCome ? button('can_come', answering.canCome) : button('cannot_come', answering.cannotCome[to])}
</form>`;
}
