import { z } from 'zod';
import type { Call } from '../../app/pages/calls.ts';
import { lookAtWorklist, readWorklist, type WorklistPage } from '../../app/pages/worklist-page.ts';
import type { Link } from '../../app/ports/links.ts';
import { openFromWorklist } from '../../app/running-case/opening.ts';
import { moveAdvice } from '../../app/school-advice/following-advice.ts';
import type { WaitingItem } from '../../app/worklist/views.ts';
import type { Language } from '../../domain/ids.ts';
import { type AdviceStep, stepIn } from '../../domain/school-advice.ts';
import { dayIn } from '../../texts/dates.ts';
import { troubleIn } from '../../texts/fates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { ADVICE_PRESS, adviceList } from './advice-list.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { faults, languageAsked, page } from './layout.ts';
import { hiddenField } from './minutes-taps.ts';
import { fullName } from './names.ts';

const Id = z.uuid();
/** What its button sends along. */
const RUNNING = 'lopend';

/**
 * `Mijn lijst` as a page: everything that waits, and whom to call. The link was made on the coordinator's own press in
 * Teams and is in no mail.
 */
export function worklistRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'worklist_page',
    look: (link) => lookAtWorklist(pages.deps, link),
    doorOf({ language: own, today }, { query }) {
      const language = languageAsked(query, own);
      const texts = textsIn(language);
      return {
        language,
        title: texts.details.listTitle,
        dayLabel: texts.pages.on,
        day: dayIn(language, today),
      };
    },
    enter: (link, asked) => read(pages, link, asked),
  });
}

async function read(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  if (asked.form.get('doe') === RUNNING) {
    const url = await openFromWorklist(pages.deps, link);
    return url === null ? null : { status: 303, type: 'text', body: '', headers: { Location: url } };
  }
  const press = stepPressed(asked.form);
  const moved = press && (await moveAdvice(pages.deps, link, press));
  const found = await readWorklist(pages.deps, link);
  if (!found) return null;
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const here = `/${PATHS.worklist_page}/${asked.params.token}`;
  const action = `${here}?taal=${language}`;
  const isLate = moved === 'other';
  return page(isLate ? 422 : 200, {
    language,
    title: texts.worklist.listTitle(found.items.length),
    body: html`${isLate && faults([texts.refusals.advice_moved_on])}${bodyOf(found, texts, language)}
${found.advice.length > 0 && html`<form method="post" action="${action}">${hiddenField('ticket', asked.form.get('ticket') ?? '')}${adviceList(found.advice, { action }, language)}</form>`}
${runningPart(action, asked, texts)}`,
    // The other language is behind the door again.
    here,
  });
}

/** What was said of advice to the school; null where nothing was, or nothing that this page sends. */
function stepPressed(form: URLSearchParams): { id: string; step: AdviceStep } | null {
  const [what, id = '', code = ''] = (form.get('doe') ?? '').split(':');
  const step = stepIn(code);
  return what === ADVICE_PRESS && step !== null && Id.safeParse(id).success ? { id, step } : null;
}

/** The way to where a case is put in that ran on paper. */
function runningPart(action: string, asked: Asked, { running }: Texts): Html {
  return html`<form method="post" action="${action}">${hiddenField('ticket', asked.form.get('ticket') ?? '')}
<p><button class="wide quiet" type="submit" name="doe" value="${RUNNING}">${running.ask}</button></p></form>`;
}

function bodyOf({ items, calls, noChannel }: WorklistPage, texts: Texts, language: Language): Html {
  const { worklist, details } = texts;
  return html`${noChannel !== null && html`<p class="warn">${worklist.noChannel(noChannel.unposted)}</p>`}
${items.length === 0 && html`<p class="lead">${worklist.listEmpty}</p>`}
${calls.length > 0 && html`<h2>${details.callsTitle}</h2><p>${details.callsText}</p><ul class="plain">${calls.map((call) => callRow(call, texts))}</ul><h2>${details.waitsTitle}</h2>`}
<ul class="plain">${items.map((item) => itemRow(item, texts, language))}</ul>
<p class="soft small">${details.listNote}</p>`;
}

function itemRow(
  { what, number, roepnaam, on, undelivered }: WaitingItem,
  texts: Texts,
  language: Language,
): Html {
  if (undelivered && on !== null)
    return html`<li><strong>${number}</strong><br>${troubleIn(texts, undelivered, dayIn(language, on))}</li>`;
  return html`<li><strong>${number}</strong> ${roepnaam ?? ''}<br>${texts.worklist.waits[what]}${on !== null && html` <span class="soft">${dayIn(language, on)}</span>`}</li>`;
}

function callRow({ number, role, nth, name, phone }: Call, { details, words }: Texts): Html {
  const seat = nth === null ? words.seats[role] : `${words.seats[role]} ${nth}`;
  return html`<li><strong>${number}</strong> ${name ? fullName(name) : ''} (${seat})<br>${
    phone === null ? details.noPhone : html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`
  }</li>`;
}
