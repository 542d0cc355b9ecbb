import type { CasePage } from '../../app/case-page/views.ts';
import { actionDayText, endedList, ownerText } from './actions-form.ts';
import { onwardForm } from './case-onward.ts';
import { casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';

/** Who does what by when; to whoever raised the concern what they promised themselves. */
export function caseActionsPart(found: CasePage, drawn: Drawn): Html | false {
  const { actions } = found;
  if (!actions) return false;
  const { texts, language } = drawn;
  const { casePage: words, actions: labels } = texts;
  const { open, ended, sees } = actions;
  const body = html`${open.length === 0 && html`<p class="soft">${labels.noneHere}</p>`}
${open.length > 0 && html`<ul class="plain">${open.map((action) => html`<li><strong>${labels.heading(action.nth)}</strong>: ${action.what || labels.unsaid}<br><span class="soft">${ownerText(action.by, texts)}, ${actionDayText(action, texts, language)}</span></li>`)}</ul>`}
${ended.length > 0 && html`<details><summary>${words.endedActions(ended.length)}</summary>${endedList(ended, texts, language)}</details>`}
${onwardForm('actions', found, drawn)}`;
  return casePart('acties', sees === 'all' ? words.actionsTitle : words.ownActionsTitle, body);
}
