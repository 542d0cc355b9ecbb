import { keyOfOwner } from '../../app/agreed-actions/owners.ts';
import type { Named, PageBox, PageFault, RunningPage } from '../../app/running-case/views.ts';
import { LONGEST_ACTION } from '../../domain/agreed-actions.ts';
import type { Language } from '../../domain/ids.ts';
import { AGE_BANDS, type AgeBand } from '../../domain/involvement-rules.ts';
import { OUTCOMES } from '../../domain/outcomes.ts';
import { RUNNING_LIMITS } from '../../domain/running-case.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { ownerText } from './actions-form.ts';
import { type Html, html } from './html.ts';
import { type Box, choices, faults, lineBox, selectBox, textBox } from './layout.ts';
import { fullName } from './names.ts';
import { isTyped, parentKey, places, type RunningFilled } from './running-filled.ts';

/** So many boxes for an action stand open; the others fold, until something stands in them. */
const OPEN_ACTIONS = 2;

export type RunningShown = { page: RunningPage; filled: RunningFilled; faults: readonly PageFault[] };

/** The one form of a case that runs, with what is wrong above it and beside each box. */
export function runningForm(shown: RunningShown, texts: Texts, language: Language): Html {
  const { page, filled, faults: wrong } = shown;
  const { running, words } = texts;
  const seats = page.emptySeats.map((kind) => words.seats[kind]).join(', ');
  return html`${faults(wrong.map((fault) => faultLine(fault, texts)))}
<p>${running.intro}</p>
${seats !== '' && html`<p class="warn">${running.emptySeats(seats)}</p>`}
<input type="hidden" name="id" value="${filled.id ?? ''}"><input type="hidden" name="leerling" value="${page.pupil.id}">
<h2>${running.whenTitle}</h2>
${dayBoxOf(shown, 'firstSignalOn', running.firstSignalOn, running.firstSignalHint, texts)}
${dayBoxOf(shown, 'atHomeSince', running.atHomeSince, running.atHomeHint, texts)}
${dayBoxOf(shown, 'takenUpOn', running.takenUpOn, running.takenUpHint(dayIn(language, page.firstTakenUp)), texts)}
<h2>${running.whoTitle}</h2>
${personBox(shown, 'raisedBy', running.raisedBy, page.raisers, texts)}
${personBox(shown, 'casushouder', running.casushouder, page.holders, texts)}
${familyPart(shown, texts)}
<h2>${running.tablesTitle}</h2><p>${running.tablesIntro}</p>
<div class="tracks">${places(RUNNING_LIMITS.tables).map(
    (nth) =>
      html`<div>${lineBox(
        {
          name: `table-${nth}`,
          label: running.table(nth),
          hint: null,
          value: filled.tables[nth - 1] ?? '',
          fault: faultAt(`table-${nth}`, shown, texts),
        },
        'date',
        20,
      )}</div>`,
  )}</div>
<h2>${running.agreementTitle}</h2><p>${running.agreementIntro}</p>
${outcomesPart(shown, texts)}
${dayBoxOf(shown, 'agreedOn', running.agreedOn, null, texts)}
${actionsPart(shown, texts)}`;
}

function familyPart(shown: RunningShown, texts: Texts): Html {
  const { page, filled } = shown;
  const { running, family } = texts;
  const hasParents = page.parents.length > 0;
  return html`<h2 id="parents">${running.familyTitle}</h2>
<p>${page.parentsWithConsent ? running.familyAdult : running.familyIntro}</p>
${faultNote('parents', shown, texts)}
${
  page.asksAge &&
  html`<div id="ageBand">${faultNote('ageBand', shown, texts)}${choices(
    'ageBand',
    running.age,
    (Object.keys(AGE_BANDS) as AgeBand[]).map((value) => ({ value, label: family.ages[value] })),
    filled.ageBand,
  )}</div>`
}
${page.parents.map((parent, index) => parentBoxes(shown, parent, index + 1, texts))}
${hasParents && personBox(shown, 'informedBy', running.informedBy, page.informers, texts)}
${hasParents && personBox(shown, 'secondPerson', running.second, page.seconds, texts, running.nobody)}`;
}

function parentBoxes(
  { page, filled }: RunningShown,
  { id, name }: RunningPage['parents'][number],
  nth: number,
  { running, family }: Texts,
): Html {
  const typed = filled.parents.get(parentKey(id));
  const box = (at: string, label: string, value: string): Box => ({
    name: `${at}-${nth}`,
    label,
    hint: null,
    value,
    fault: null,
  });
  return html`<fieldset><legend>${name ? fullName(name) : running.parentUnlisted}</legend><input type="hidden" name="ouder" value="${parentKey(id)}">
${lineBox(box('informed', running.informedOn, typed?.informedOn ?? ''), 'date', 20)}
${selectBox(box('leftOut', running.leftOut, typed?.leftOut ?? ''), [
  { value: '', label: family.notApplicable },
  ...page.leftOutReasons.map((reason) => ({ value: reason, label: family.leftOutReasons[reason] })),
])}</fieldset>`;
}

function outcomesPart(shown: RunningShown, texts: Texts): Html {
  const { running, dossier } = texts;
  return html`<fieldset id="outcomes"><legend>${running.outcomes}</legend>${faultNote('outcomes', shown, texts)}${OUTCOMES.map(
    (value) =>
      html`<label class="check"><input type="checkbox" name="outcomes" value="${value}"${shown.filled.outcomes.includes(value) && html` checked`}><span>${dossier.outcomes[value]}</span></label>`,
  )}</fieldset>`;
}

function actionsPart(shown: RunningShown, texts: Texts): Html {
  const { running } = texts;
  const all = places(RUNNING_LIMITS.actions);
  const rest = all.slice(OPEN_ACTIONS);
  const isOpen = rest.some((nth) => {
    const typed = shown.filled.actions[nth - 1];
    return typed !== undefined && isTyped(typed);
  });
  return html`<h2>${running.actionsTitle}</h2><p>${running.actionsIntro}</p>
${all.slice(0, OPEN_ACTIONS).map((nth) => actionBoxes(shown, nth, texts))}
<details${isOpen && html` open`}><summary>${running.moreActions}</summary>${rest.map((nth) => actionBoxes(shown, nth, texts))}</details>`;
}

function actionBoxes(shown: RunningShown, nth: number, texts: Texts): Html {
  const { running, actions } = texts;
  const typed = shown.filled.actions[nth - 1];
  const box = (at: 'what' | 'owner' | 'dueOn', label: string): Box => ({
    name: `action-${nth}-${at}`,
    label,
    hint: null,
    value: typed?.[at] ?? '',
    fault: faultAt(`action-${nth}-${at}`, shown, texts),
  });
  return html`<fieldset><legend>${running.action(nth)}</legend>
${textBox(box('what', running.what), LONGEST_ACTION)}
${selectBox(box('owner', running.owner), [
  { value: '', label: actions.nobody },
  ...shown.page.owners.map((each) => ({ value: keyOfOwner(each.owner), label: ownerText(each, texts) })),
])}
${lineBox(box('dueOn', running.dueOn), 'date', 20)}</fieldset>`;
}

function dayBoxOf(
  shown: RunningShown,
  name: 'firstSignalOn' | 'atHomeSince' | 'takenUpOn' | 'agreedOn',
  label: string,
  hint: string | null,
  texts: Texts,
): Html {
  const box = { name, label, hint, value: shown.filled[name], fault: faultAt(name, shown, texts) };
  return lineBox(box, 'date', 20);
}

function personBox(
  shown: RunningShown,
  name: 'raisedBy' | 'casushouder' | 'informedBy' | 'secondPerson',
  label: string,
  people: readonly Named[],
  texts: Texts,
  none = texts.running.choose,
): Html {
  const fault = name === 'informedBy' ? null : faultAt(name, shown, texts);
  return selectBox({ name, label, hint: null, value: shown.filled[name], fault }, [
    { value: '', label: none },
    ...people.map((person) => ({ value: person.id, label: fullName(person.name) })),
  ]);
}

/** Above the form, with a way to the box that it is about. */
function faultLine({ code, at }: PageFault, texts: Texts): Html {
  return html`<a href="#${at}">${nameOf(at, texts)}</a> ${texts.refusals[code]}`;
}

function nameOf(at: PageBox, { running }: Texts): string {
  const [list, nth] = at.split('-');
  if (list === 'table') return running.table(Number(nth));
  if (list === 'action') return running.action(Number(nth));
  return running.boxes[at as keyof typeof running.boxes];
}

function faultAt(at: PageBox, { faults: wrong }: RunningShown, { refusals }: Texts): string | null {
  const fault = wrong.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}

/** Beside boxes that are no box of one line. */
function faultNote(at: PageBox, shown: RunningShown, texts: Texts): Html | null {
  const fault = faultAt(at, shown, texts);
  return fault === null ? null : html`<p class="wrong">${fault}</p>`;
}
