import type { AdviceForm } from '../../app/jgz-advice/views.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import {
  JGZ_ADJUSTMENT_KINDS,
  JGZ_LESSONS,
  JGZ_SEEN,
  type JgzAdjustment,
  type JgzFilled,
} from '../../domain/jgz-advice.ts';
import type { Texts } from '../../texts/texts.ts';
import { caseButton, caseForm, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';
import { choices, dayBox } from './layout.ts';

/** The word of its button. */
export const JGZ_DO = 'jgz';

/** Its boxes, by names of their own: they stand on a page beside those of other parts. */
export const BOX = {
  entry: 'jgz-entry',
  seen: 'jgz-seen',
  seenOn: 'jgz-seenOn',
  lessons: 'jgz-lessons',
  adjustments: 'jgz-adjustments',
  reviewOn: 'jgz-reviewOn',
} as const;

const NOTHING: JgzFilled = { seen: null, seenOn: null, lessons: null, adjustments: [], reviewOn: null };

/** Of a form that is to be mended what was chosen; else what was advised last. */
export function adviceFormPart(form: AdviceForm, isFirst: boolean, drawn: Drawn): Html {
  const { texts, asked, faults } = drawn;
  const { caseJgz: words } = texts;
  const isMended = faults.length > 0 && asked.form.has(BOX.entry);
  const filled: JgzFilled = isMended ? filledIn(asked.form) : (form.last ?? NOTHING);
  const entry = isMended ? (asked.form.get(BOX.entry) ?? form.entry) : form.entry;
  const wrong = (box: string) =>
    faults.flatMap(({ code, at }) =>
      at === box ? [html`<p class="wrong" id="${box}">${texts.refusals[code]}</p>`] : [],
    );
  const options = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return html`<h3>${isFirst ? words.formTitle : words.formAgain}</h3><p class="soft small">${words.formIntro}</p>
${caseForm(drawn, [
  html`<input type="hidden" name="${BOX.entry}" value="${entry}">`,
  html`${wrong(BOX.seen)}${choices(BOX.seen, words.askSeen, options(JGZ_SEEN, words.seenChoices), filled.seen)}`,
  html`${wrongOfBox(BOX.seenOn, drawn)}${dayBox({ name: BOX.seenOn, label: words.askSeenOn }, { first: form.firstSeen, last: form.today, value: filled.seenOn })}`,
  html`${wrong(BOX.lessons)}${choices(BOX.lessons, words.askLessons, options(JGZ_LESSONS, words.lessonsChoices), filled.lessons)}`,
  html`${wrong(BOX.adjustments)}${adjustmentBoxes(filled.adjustments, texts)}`,
  html`${wrongOfBox(BOX.reviewOn, drawn)}${dayBox({ name: BOX.reviewOn, label: words.askReview }, { first: form.firstReview, last: form.lastReview, value: filled.reviewOn })}<p class="soft small">${words.askReviewHint}</p>`,
  caseButton(JGZ_DO, words.save),
])}`;
}

/** Of a box that has its own id to lead to. */
function wrongOfBox(box: string, { faults, texts }: Drawn): Html[] {
  return faults.flatMap(({ code, at }) =>
    at === box ? [html`<p class="wrong">${texts.refusals[code]}</p>`] : [],
  );
}

function adjustmentBoxes(chosen: readonly JgzAdjustment[], { caseJgz: words }: Texts): Html {
  return html`<fieldset><legend>${words.askAdjustments}</legend><p class="soft small">${words.several}</p><div class="choices">${JGZ_ADJUSTMENT_KINDS.map(
    (kind) =>
      html`<label class="choice"><input type="checkbox" name="${BOX.adjustments}" value="${kind}"${chosen.includes(kind) && html` checked`}><span>${words.adjustmentsChoices[kind]}</span></label>`,
  )}</div></fieldset>`;
}

/** What was chosen; what is none of the choices counts as not chosen. */
export function filledIn(form: URLSearchParams): JgzFilled {
  const chosen = form.getAll(BOX.adjustments);
  return {
    seen: JGZ_SEEN.find((each) => each === form.get(BOX.seen)) ?? null,
    seenOn: readDate(form.get(BOX.seenOn) ?? ''),
    lessons: JGZ_LESSONS.find((each) => each === form.get(BOX.lessons)) ?? null,
    adjustments: JGZ_ADJUSTMENT_KINDS.filter((kind) => chosen.includes(kind)),
    reviewOn: readDate(form.get(BOX.reviewOn) ?? ''),
  };
}
