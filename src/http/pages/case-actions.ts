import type { CasePage } from '../../app/case-page/views.ts';
import { dayIn } from '../../texts/dates.ts';
import { actionDayText, endedList, ownerText } from './actions-form.ts';
import { onwardForm } from './case-onward.ts';
import { casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';

/** What was agreed on, and who does what by when; to whoever raised the concern what they promised themselves. */
export function caseActionsPart(found: CasePage, drawn: Drawn): Html | false {
  const { agreements, actions } = found;
  if (!actions) return false;
  const { texts, language } = drawn;
  const { casePage: words, actions: labels, dossier } = texts;
  const { open, ended, sees } = actions;
  const body = html`${(agreements ?? []).map(
    ({ madeOn, outcomes }) =>
      html`<p>${words.agreedOn(dayIn(language, madeOn), outcomes.map((kind) => dossier.outcomes[kind]).join(', '))}</p>`,
  )}
${open.length === 0 && html`<p class="soft">${labels.noneHere}</p>`}
${open.length > 0 && html`<ul class="plain">${open.map((action) => html`<li><strong>${labels.heading(action.nth)}</strong>: ${action.what}<br><span class="soft">${ownerText(action.by, texts)}, ${actionDayText(action, texts, language)}</span></li>`)}</ul>`}
${ended.length > 0 && html`<details><summary>${words.endedActions(ended.length)}</summary>${endedList(ended, texts, language)}</details>`}
${onwardForm('actions', found, drawn)}`;
  return casePart('acties', sees === 'all' ? words.actionsTitle : words.ownActionsTitle, body);
}
