import type { OwnPage } from '../../app/own-tables/views.ts';
import type { OwnAction } from '../../app/ports/agreed-actions.ts';
import { NOT_DONE_REASONS } from '../../domain/agreed-actions.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import { dueIn } from '../../texts/terms.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { selectBox } from './layout.ts';

type Drawn = { language: Language; here: string; hidden: Html };

/** What somebody promised, by number and day. Its words are on a page of their own, behind a code. */
export function ownActionsPart({ actions, today }: Pick<OwnPage, 'actions' | 'today'>, drawn: Drawn): Html {
  const { actions: words } = textsIn(drawn.language);
  return html`<section aria-labelledby="actions-title"><h2 id="actions-title">${words.title(actions.length)}</h2>
<p>${words.note}</p>
${actions.map((action) => actionForm(action, today, drawn))}</section>`;
}

/** Each with its own small form, so that a button says which one it is about also without a script. */
function actionForm(action: OwnAction, today: SchoolDate, { language, here, hidden }: Drawn): Html {
  const { actions: words } = textsIn(language);
  const { school, id, dossierId, number, nth } = action;
  const button = (value: string, label: string) =>
    html`<p><button class="wide quiet" type="submit" name="doe" value="${value}">${label}</button></p>`;
  return html`<form class="card" method="post" action="${here}?taal=${language}" autocomplete="off" aria-label="${words.choice(number, nth)}">${hidden}<input type="hidden" name="rij" value="${school.id} ${id} ${dossierId}">
<p><strong>${words.choice(number, nth)}</strong>${words.of[action.of]}<br>${dueIn(language, today, action.dueOn)}<br><span class="soft">${school.name}</span></p>
${button('action_read', words.read)}
${button('case_read', words.openCase)}
${button('action_done', words.done)}
${selectBox({ name: `waarom-${id}`, label: words.why, hint: null, value: '', fault: null }, [
  { value: '', label: words.chooseWhy },
  ...NOT_DONE_REASONS.map((value) => ({ value, label: words.reasons[value] })),
])}
${button('action_not_done', words.notDone)}
</form>`;
}
