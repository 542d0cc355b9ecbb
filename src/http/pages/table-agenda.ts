import type { AnswerPage } from '../../app/table/answer-page.ts';
import type { Addressee, AgendaShown } from '../../app/table/views.ts';
import { PREPARATIONS } from '../../domain/preparing.ts';
import { AGENDA_POINTS } from '../../domain/table-agenda.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';

/** Before a table: how the conversation goes, and what somebody who is asked to prepare looks at. The same for every pupil. */
export function agendaPart(
  { points, task, to }: Pick<AnswerPage, 'points' | 'task' | 'to'>,
  texts: Texts,
): Html {
  const { tableAgenda } = texts;
  return html`${task !== null && taskPart(task, texts)}${
    points !== null &&
    html`<section class="card" aria-labelledby="zo-gaat-het"><h2 id="zo-gaat-het">${tableAgenda.title}</h2>${agendaPoints(points, to, texts)}</section>`
  }`;
}

/** A school's own points in its own words and language; else the usual ones, to whoever reads them. */
export function agendaPoints({ own, language }: AgendaShown, to: Addressee, { tableAgenda }: Texts): Html {
  if (own !== null)
    return html`<ol lang="${language}" dir="ltr">${own.map((point) => html`<li>${point}</li>`)}</ol>`;
  return html`<ol>${AGENDA_POINTS.map((point) => html`<li>${tableAgenda.points[to][point]}</li>`)}</ol>`;
}

function taskPart(task: NonNullable<AnswerPage['task']>, { preparing }: Texts): Html {
  return html`<section class="card" aria-labelledby="voorbereiden"><h2 id="voorbereiden">${preparing.heading}</h2>
<p>${preparing.task(preparing.tasks[task])}</p><ul>${PREPARATIONS.map((each) => html`<li>${preparing.asks[each]}</li>`)}</ul></section>`;
}
