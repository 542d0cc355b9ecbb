import {
  type ActionsSaved,
  addAction,
  endOnPage,
  handOver,
} from '../../app/agreed-actions/changing-actions.ts';
import { lookAtActions, readActions } from '../../app/agreed-actions/showing-actions.ts';
import type { ActionShown, ActionsDoor, ActionsPage } from '../../app/agreed-actions/views.ts';
import type { Link } from '../../app/ports/links.ts';
import type { ActionFault } from '../../domain/agreed-actions.ts';
import type { ActionId, Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import {
  type ActionFormShown,
  actionDayText,
  actionFormBody,
  actionIn,
  emptyAction,
  endedList,
  filledAction,
  handFormBody,
  ownerNamed,
  ownerText,
  reasonIn,
  whyFormBody,
} from './actions-form.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { closedDoor, faults, languageAsked, page } from './layout.ts';

/** What every button of this page sends along. */
const DO = 'actie';

type Said = 'added' | 'ended' | 'handed' | null;

/**
 * Who does what by when in a case, in words: for whoever carries it, and for whoever promised something, who finds their own
 * and nothing else. The link was made on that person's own press in Teams and is in no mail.
 */
export function actionsRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'actions_page',
    look: (link) => lookAtActions(pages.deps, link),
    doorOf({ language: own, number, today }: ActionsDoor, { query }) {
      const language = languageAsked(query, own);
      const { actions, pages: words } = textsIn(language);
      return { language, title: actions.door(number), dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const { deps } = pages;
  const [what = '', id = ''] = (asked.form.get(DO) ?? '').split(':');
  const actionId = id as ActionId;
  if (what === 'bewaar') return save(pages, link, asked);
  if (what === 'gedaan')
    return shown(asked, await endOnPage(deps, link, actionId, 'done', null), actionId, 'ended');
  if (what === 'waarom')
    return shown(
      asked,
      await endOnPage(deps, link, actionId, 'not_done', reasonIn(asked.form)),
      actionId,
      'ended',
    );
  const found = await readActions(deps, link);
  if (!found) return null;
  if (what === 'geef') {
    const to = ownerNamed(asked.form.get('owner') ?? '', found.owners)?.owner ?? null;
    return shown(asked, await handOver(deps, link, actionId, to), actionId, 'handed');
  }
  if (what === 'nieuw' && found.canAdd)
    return newPage(asked, found, { filled: emptyAction(deps.ids.next<ActionId>()), faults: [] });
  const action = found.open.find((each) => each.id === actionId);
  if (action && what === 'lukt-niet') return whyPage(asked, found, action, []);
  if (action && what === 'door') return handPage(asked, found, action, []);
  return listPage(asked, found, null, []);
}

async function save({ deps }: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const filled = filledAction(asked.form);
  if (!filled) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const found = await readActions(deps, link);
  if (!found) return null;
  const saved = await addAction(deps, link, filled.id as ActionId, actionIn(filled, found));
  if (!saved) return null;
  return saved.faults.length > 0
    ? newPage(asked, saved.page, { filled, faults: saved.faults })
    : listPage(asked, saved.page, 'added', []);
}

/** Back at the list, or at the form that something is wrong with. */
function shown(asked: Asked, saved: ActionsSaved | null, id: ActionId, done: Said): Answered | null {
  if (!saved) return null;
  const { page: found, faults: wrong } = saved;
  const action = found.open.find((each) => each.id === id);
  if (wrong.some(({ code }) => code === 'action_reason_missing') && action)
    return whyPage(asked, found, action, wrong);
  if (wrong.some(({ code }) => code === 'action_owner_missing') && action)
    return handPage(asked, found, action, wrong);
  return listPage(asked, found, wrong.length > 0 ? null : done, wrong);
}

function listPage(asked: Asked, found: ActionsPage, said: Said, wrong: readonly ActionFault[]): Answered {
  const { language, texts, here } = wordsFor(asked, found);
  const { actions, refusals } = texts;
  const body = html`${faults(wrong.map(({ code }) => refusals[code]))}
${said !== null && html`<div class="note" role="status"><p>${actions[said]}</p></div>`}
<p>${found.sees === 'all' ? actions.intro : actions.introOwn}</p>
${found.open.length === 0 && html`<p class="lead">${actions.noneHere}</p>`}
${found.open.map(
  (action) =>
    html`<section class="card" aria-labelledby="actie-${action.nth}">${actionCard(action, texts, language)}${form(
      asked,
      language,
      [
        button(`gedaan:${action.id}`, actions.markDone(action.nth)),
        button(`lukt-niet:${action.id}`, actions.markNotDone(action.nth), 'quiet'),
        button(`door:${action.id}`, actions.handOver(action.nth), 'quiet'),
      ],
    )}</section>`,
)}
${found.canAdd && form(asked, language, [button('nieuw', actions.add)])}
${found.sees === 'all' && found.isFull && html`<p class="soft">${actions.full}</p>`}
${found.ended.length > 0 && html`<section aria-labelledby="afgerond"><h2 id="afgerond">${actions.endedTitle}</h2>${endedList(found.ended, texts, language)}</section>`}`;
  return page(wrong.length > 0 ? 422 : 200, { language, title: actions.pageTitle(found.number), body, here });
}

function actionCard(action: ActionShown, texts: Texts, language: Language): Html {
  const { actions } = texts;
  return html`<h2 id="actie-${action.nth}">${actions.heading(action.nth)}</h2>
<p>${action.what}</p>
<dl class="facts"><dt>${actions.factWho}</dt><dd>${ownerText(action.by, texts)}</dd>
<dt>${actions.factDue}</dt><dd>${actionDayText(action, texts, language)}</dd></dl>`;
}

function newPage(asked: Asked, found: ActionsPage, shownForm: ActionFormShown): Answered {
  const { language, texts } = wordsFor(asked, found);
  const { actions } = texts;
  return formPage(asked, found, shownForm.faults, actions.addTitle(found.number), [
    actionFormBody(found, shownForm, texts, language),
    button('bewaar', actions.save),
  ]);
}

function whyPage(
  asked: Asked,
  found: ActionsPage,
  { id, nth }: ActionShown,
  wrong: readonly ActionFault[],
): Answered {
  const { texts } = wordsFor(asked, found);
  return formPage(asked, found, wrong, texts.actions.whyTitle(nth), [
    whyFormBody(wrong, texts),
    button(`waarom:${id}`, texts.actions.whySave),
  ]);
}

function handPage(
  asked: Asked,
  found: ActionsPage,
  { id, nth }: ActionShown,
  wrong: readonly ActionFault[],
): Answered {
  const { texts } = wordsFor(asked, found);
  return formPage(asked, found, wrong, texts.actions.handTitle(nth), [
    handFormBody(found, asked.form.get('owner') ?? '', wrong, texts),
    button(`geef:${id}`, texts.actions.handSave),
  ]);
}

function formPage(
  asked: Asked,
  found: ActionsPage,
  wrong: readonly ActionFault[],
  title: string,
  parts: readonly Html[],
): Answered {
  const { language, texts, here } = wordsFor(asked, found);
  const isFaulty = wrong.length > 0;
  return page(isFaulty ? 422 : 200, {
    language,
    title,
    body: html`${form(asked, language, parts)}
${form(asked, language, [button('', texts.actions.backToList, 'quiet')])}`,
    // What was typed would be lost by going to the other language.
    here: isFaulty ? null : here,
  });
}

function wordsFor(asked: Asked, found: ActionsPage): { language: Language; texts: Texts; here: string } {
  const language = languageAsked(asked.query, found.language);
  return { language, texts: textsIn(language), here: here(asked) };
}

/** Each goes through the ticket of the door, so that nothing is read or done by the address alone. */
function form(asked: Asked, language: Language, parts: readonly Html[]): Html {
  return html`<form method="post" action="${here(asked)}?taal=${language}" autocomplete="off"><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}">${parts}</form>`;
}

function button(value: string, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

function here(asked: Asked): string {
  return `/${PATHS.actions_page}/${asked.params.token}`;
}
