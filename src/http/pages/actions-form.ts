import { z } from 'zod';
import { keyOfOwner } from '../../app/agreed-actions/owners.ts';
import type { ActionShown, ActionsPage, OwnerChoice } from '../../app/agreed-actions/views.ts';
import {
  type ActionFault,
  type ActionForm,
  LONGEST_ACTION,
  NOT_DONE_REASONS,
  type NotDoneReason,
} from '../../domain/agreed-actions.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { ActionId, Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type Box, choices, faults, lineBox, selectBox, textBox } from './layout.ts';
import { fullName } from './names.ts';

/** Longer than what may be kept, so that too long is told apart from not understood. */
const Text = z.string().max(2_000).default('');

/** What was filled in, as it was filled in. `id` makes a second press the same as the first. */
const Form = z.object({
  id: z.uuid(),
  what: Text,
  owner: z.string().max(60).default(''),
  dueOn: z.string().max(20).default(''),
});
type Filled = z.infer<typeof Form>;

/** The name of the box in which it is said why something is not done. */
const WHY = 'waarom';

export type ActionFormShown = { filled: Filled; faults: readonly ActionFault[] };

export function emptyAction(id: ActionId): Filled {
  return Form.parse({ id });
}

/** Null for what this form never sends. */
export function filledAction(form: URLSearchParams): Filled | null {
  return Form.safeParse(Object.fromEntries(form)).data ?? null;
}

/** Who is not among those who can promise something here counts as nobody. */
export function actionIn(
  { what, owner, dueOn }: Filled,
  { owners }: Pick<ActionsPage, 'owners'>,
): ActionForm {
  return {
    what: what.replaceAll('\r\n', '\n'),
    owner: ownerNamed(owner, owners)?.owner ?? null,
    dueOn: readDate(dueOn.trim()),
  };
}

export function ownerNamed(key: string, owners: readonly OwnerChoice[]): OwnerChoice | null {
  return owners.find(({ owner }) => keyOfOwner(owner) === key) ?? null;
}

/** What was chosen in the list of this name; null = nothing that is in it. */
export function reasonIn(form: URLSearchParams, name = WHY): NotDoneReason | null {
  return NOT_DONE_REASONS.find((each) => each === form.get(name)) ?? null;
}

/** The boxes of a new action; what is wrong stands above them and beside each. */
export function actionFormBody(
  { owners, lastDay }: Pick<ActionsPage, 'owners' | 'lastDay'>,
  { filled, faults: wrong }: ActionFormShown,
  texts: Texts,
  language: Language,
): Html {
  const { actions } = texts;
  const box = (name: keyof ActionForm, hint: string): Box => ({
    name,
    label: actions[name],
    hint,
    value: filled[name],
    fault: faultAt(name, wrong, texts),
  });
  return html`${faults(wrong.map((fault) => faultLine(fault, language)))}
<input type="hidden" name="id" value="${filled.id}">
${textBox(box('what', actions.whatHint), LONGEST_ACTION)}
${ownerBox(box('owner', actions.ownerHint), owners, texts)}
${lineBox(box('dueOn', actions.dueHint(dayIn(language, lastDay))), 'date', 20)}`;
}

/** Who goes on with it. */
export function handFormBody(
  { owners }: Pick<ActionsPage, 'owners'>,
  value: string,
  wrong: readonly ActionFault[],
  texts: Texts,
): Html {
  const { actions, refusals } = texts;
  return html`${faults(wrong.map(({ code }) => refusals[code]))}
${ownerBox({ name: 'owner', label: actions.owner, hint: actions.ownerHint, value, fault: faultAt('owner', wrong, texts) }, owners, texts)}`;
}

/** Why it is not done. */
export function whyFormBody(wrong: readonly ActionFault[], { actions, refusals }: Texts): Html {
  return html`${faults(wrong.map(({ code }) => refusals[code]))}
${choices(
  WHY,
  actions.why,
  NOT_DONE_REASONS.map((value) => ({ value, label: actions.reasons[value] })),
  null,
)}`;
}

/** `Anouk de Wit (mentor)`, `de leerling`. */
export function ownerText({ owner, name, role, carries }: OwnerChoice, { actions, words }: Texts): string {
  if (owner.kind !== 'person') return actions[owner.kind];
  const does = role === null ? carries && actions.casushouder : words.seats[role];
  const said = name ? fullName(name) : '';
  return does ? `${said} (${does})` : said;
}

/** By which day, and no reproach when that is over. */
export function actionDayText(
  { dueOn, isLate }: Pick<ActionShown, 'dueOn' | 'isLate'>,
  { actions }: Texts,
  language: Language,
): string {
  const day = dayIn(language, dueOn);
  return isLate ? actions.late(day) : actions.by(day);
}

/** What was promised and has ended, and how. */
export function endedList(ended: readonly ActionShown[], texts: Texts, language: Language): Html {
  const { actions } = texts;
  return html`<ul class="plain">${ended.map(
    (action) =>
      html`<li><strong>${actions.heading(action.nth)}</strong>: ${action.what || actions.unsaid}<br><span class="soft">${ownerText(action.by, texts)}, ${howEnded(action, texts, language)}</span></li>`,
  )}</ul>`;
}

function howEnded({ endedOn, reason }: ActionShown, { actions }: Texts, language: Language): string {
  const day = endedOn === null ? '' : dayIn(language, endedOn);
  return reason === null ? actions.doneOn(day) : actions.notDoneOn(day, actions.reasons[reason]);
}

function ownerBox(box: Box, owners: readonly OwnerChoice[], texts: Texts): Html {
  return selectBox(box, [
    { value: '', label: texts.actions.nobody },
    ...owners.map((each) => ({ value: keyOfOwner(each.owner), label: ownerText(each, texts) })),
  ]);
}

function faultAt(at: keyof ActionForm, wrong: readonly ActionFault[], { refusals }: Texts): string | null {
  const fault = wrong.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}

/** Above the form, with a way to the box that it is about. */
function faultLine({ code, at }: ActionFault, language: Language): HtmlValue {
  const { actions, refusals } = textsIn(language);
  return at === null ? refusals[code] : html`<a href="#${at}">${actions[at]}</a> ${refusals[code]}`;
}
