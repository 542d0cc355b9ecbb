import type { AbsencePage } from '../../app/absence-duty/showing-absence.ts';
import type { SickReport } from '../../domain/absence-duty/book.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Drawing } from './absence-drawing.ts';
import { DO } from './absence-form.ts';
import { type Html, html } from './html.ts';
import { choices, lineBox } from './layout.ts';

type Whole = NonNullable<AbsencePage['whole']>;

/** Sick reports, the last first, and one more. Never why. */
export function sickPart(drawing: Drawing): Html {
  const { found, texts, typed, form, button } = drawing;
  const { absenceDuty } = texts;
  // What was typed beside a report that is there is none of a new one.
  const adding = typed?.get(DO) === 'bewaar-ziek' ? drawing : { ...drawing, typed: null };
  return html`<p>${absenceDuty.sickNote}</p>
<h2>${absenceDuty.sickAdd}</h2>
${form([
  dateBox(adding, 'eerste', absenceDuty.sickFirst, absenceDuty.today, found.today),
  dateBox(adding, 'laatste', absenceDuty.sickLast, absenceDuty.sickLastHint, null),
  button('bewaar-ziek', absenceDuty.save),
])}
<h2>${absenceDuty.sickTitle}</h2>
${found.sick.length === 0 && html`<p class="soft">${absenceDuty.sickNone}</p>`}
${found.sick.toReversed().map((each) => sickCard(each, drawing))}`;
}

function sickCard({ id, firstOn, lastOn }: SickReport, drawing: Drawing): Html {
  const { found, texts, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const from = day(firstOn);
  const isDoubted = found.whole?.book.doubts.some(({ sickId }) => sickId === id) ?? false;
  const end = { label: absenceDuty.sickLast, name: `eind-${id}` };
  return html`<section class="card"><h3>${lastOn ? absenceDuty.sickSpell(from, day(lastOn)) : absenceDuty.sickStill(from)}</h3>
${
  lastOn === null &&
  form([
    html`<input type="hidden" name="eerste" value="${firstOn}"><label class="field" for="${end.name}">${end.label}</label><input id="${end.name}" name="laatste" type="date" min="${firstOn}" max="${found.today}" autocomplete="off" value="${found.today}">`,
    button(`bewaar-ziek:${id}`, absenceDuty.sickEnd),
  ])
}
${form([
  found.whole !== null &&
    button(`twijfel:${id}`, isDoubted ? absenceDuty.doubtGoOn(from) : absenceDuty.doubtAsk(from), 'quiet'),
  button(`weg:sick ${id}`, absenceDuty.sickRemove(from), 'quiet'),
])}</section>`;
}

/** The steps of a doubted report, each on its own day; what comes next stands above them. */
export function doubtPart(drawing: Drawing, { clock, book }: Whole, sickId: string): Html {
  const { texts, typed, form, button, day, found } = drawing;
  const { absenceDuty } = texts;
  const sick = book.sick.find(({ id }) => id === sickId);
  if (!sick) return html`<p class="soft">${absenceDuty.sickNone}</p>`;
  const shown = clock.doubts.find(({ doubt }) => doubt.sickId === sickId) ?? null;
  const doubt = shown?.doubt ?? null;
  const left = typed?.get('nog') ?? (doubt?.consult?.isDoubtLeft === false ? 'nee' : 'ja');
  const { consultLeftChoices } = absenceDuty;
  return html`<p>${absenceDuty.doubtNote}</p>
<p class="soft">${sick.lastOn ? absenceDuty.sickSpell(day(sick.firstOn), day(sick.lastOn)) : absenceDuty.sickStill(day(sick.firstOn))}</p>
${shown !== null && html`<p class="note">${absenceDuty.doubtSteps[shown.step]}</p>`}
${form([
  dateBox(drawing, 'twijfel', absenceDuty.doubtOn, absenceDuty.today, doubt?.doubtedOn ?? found.today),
  dateBox(drawing, 'overleg', absenceDuty.consultOn, absenceDuty.consultHint, doubt?.consult?.on ?? null),
  choices(
    'nog',
    absenceDuty.consultLeft,
    [
      { value: 'ja', label: consultLeftChoices.yes },
      { value: 'nee', label: consultLeftChoices.no },
    ],
    left,
  ),
  dateBox(drawing, 'verteld', absenceDuty.toldOn, absenceDuty.toldHint, doubt?.told?.on ?? null),
  dateBox(
    drawing,
    'telt',
    absenceDuty.countsFrom,
    absenceDuty.countsFromHint,
    doubt?.told?.countsFrom ?? null,
  ),
  button(`bewaar-twijfel:${sickId}`, absenceDuty.save),
])}
${form([
  shown?.step === 'may_report' &&
    button(
      `melden:other ${doubt?.told?.countsFrom} ${found.today} ${sickId}`,
      absenceDuty.doubtReport,
      'quiet',
    ),
  doubt !== null && button(`weg:doubt ${sickId}`, absenceDuty.doubtRemove, 'quiet'),
])}`;
}

/** A box for a day with a hint. What is wrong stands above the form. */
export function dateBox(
  { typed }: Drawing,
  name: string,
  label: string,
  hint: string,
  value: SchoolDate | null,
): Html {
  return lineBox({ name, label, hint, value: typed?.get(name) ?? value ?? '', fault: null }, 'date', 20);
}
