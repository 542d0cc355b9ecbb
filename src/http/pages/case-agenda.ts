import { readCase } from '../../app/case-page/showing-case.ts';
import type { AgendaShown } from '../../app/table/views.ts';
import type { Texts } from '../../texts/texts.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import { caseButton, caseForm, casePart, type Press, type Section } from './case-part.ts';
import { type Html, html } from './html.ts';
import { languageAsked, page } from './layout.ts';
import { agendaPoints } from './table-agenda.ts';

/** The word of its button. */
const SHEET = 'agenda';

/** For whoever leads the conversation: its points, and a sheet of them for the table. */
export const talkPart: Section = ({ agenda }, drawn) => {
  if (!agenda) return false;
  const { tableAgenda, preparing } = drawn.texts;
  const body = html`<details><summary>${preparing.points}</summary>${agendaPoints(agenda, 'colleague', drawn.texts)}</details>
${caseForm(drawn, [caseButton(SHEET, preparing.sheet, 'quiet')])}`;
  return casePart('gesprek', tableAgenda.title, body);
};

/** The points on one sheet, without a name or a number: it lies on the table, and is left behind there. */
const print: Press = async (pages, link, asked, show) => {
  const found = await readCase(pages.deps, link);
  if (!found?.agenda) return found && show(found);
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const here = `/${PATHS.case_page}/${asked.params.token}`;
  const body = html`<div class="screen"><p class="note">${texts.preparing.sheetHint}</p>
${caseForm({ asked, action: `${here}?taal=${language}` }, [caseButton('', texts.preparing.sheetBack, 'quiet')])}</div>
${agendaSheet(found.agenda, found.school, texts)}`;
  return page(200, { language, title: texts.tableAgenda.title, body, here });
};

export const AGENDA_PRESSES: Readonly<Record<string, Press>> = { [SHEET]: print };

function agendaSheet(agenda: AgendaShown, school: string, texts: Texts): Html {
  return html`<section class="card sheet"><h2>${texts.tableAgenda.title}</h2>${agendaPoints(agenda, 'colleague', texts)}<p class="small">${school}</p></section>`;
}
