import {
  askOwnPageFromConsult,
  type ConsultPage,
  openConsultPage,
  pressConsultPage,
} from '../../app/consult/consult-page.ts';
import type { ConsultStep } from '../../domain/consult.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { type Html, html } from './html.ts';
import { closedDoor, faults, languageAsked, page } from './layout.ts';
import { ASK_OWN_PAGE, askOwnPagePart } from './own-page-asked.ts';

const PATH = `/${PATHS.answer_consult}/:token`;
const STEPS: readonly ConsultStep[] = ['calling', 'done', 'passed'];

/**
 * A kernpartner without Teams who was asked to call. Looking changes nothing; each button is a POST. What is shown is a
 * day, a number (or none) and buttons, also to whoever finds the mail.
 */
export function consultRoutes(pages: Pages): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => look(pages, asked) },
    { method: 'post', path: PATH, answer: (asked) => press(pages, asked) },
  ];
}

async function look(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'answer_consult',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const found = await openConsultPage(pages.deps, behind.link);
  return found ? shown(asked, found) : closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
}

async function press(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'answer_consult',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  if (asked.form.get('doe') === ASK_OWN_PAGE) {
    const found = await askOwnPageFromConsult(pages.deps, behind.link);
    return found
      ? shown(asked, found, { ownPageAsked: true })
      : closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
  }
  const step = STEPS.find((each) => each === asked.form.get('doe'));
  if (!step) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged');
  const answered = await pressConsultPage(pages.deps, behind.link, step);
  if (!answered) return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked');
  return shown(asked, answered.page, { fault: answered.fault });
}

function shown(
  asked: Asked,
  found: ConsultPage,
  { fault = null, ownPageAsked = false }: { fault?: 'no_deputy' | null; ownPageAsked?: boolean } = {},
): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const here = `/${PATHS.answer_consult}/${token(asked)}`;
  return page(fault ? 422 : 200, {
    language,
    title: texts.consult.titles[found.state],
    body: html`${bodyOf({ ...found, language }, here, fault, texts)}${askOwnPagePart(here, language, ownPageAsked)}`,
    here,
  });
}

function bodyOf(
  { number, askedOn, school, state, steps, language }: ConsultPage,
  here: string,
  fault: 'no_deputy' | null,
  { consult, refusals }: Texts,
): Html {
  const isOpen = steps.length > 0;
  return html`${fault !== null && faults([refusals[fault]])}
${isOpen && html`<p class="lead">${consult.intro(school)}</p>`}
${isOpen && number === null && html`<p>${consult.anonymous}</p>`}
<p class="${!isOpen && 'lead'}">${consult.lines[state]}</p>
<dl class="facts"><dt>${consult.askedOn}</dt><dd>${dayIn(language, askedOn)}</dd></dl>
${isOpen && html`<form method="post" action="${here}?taal=${language}">${steps.map((step, index) => button(step, index, consult))}</form>`}
${number !== null && html`<p class="soft small">${consult.reference(number)}</p>`}`;
}

/** The first is what is expected; the others stand back. */
function button(step: ConsultStep, index: number, consult: Texts['consult']): Html {
  return html`<p><button class="wide${index > 0 && ' quiet'}" type="submit" name="doe" value="${step}">${consult.steps[step]}</button></p>`;
}
