import type { CasePage } from '../../app/case-page/views.ts';
import type { FactsPiece, ScaledUpShown } from '../../app/facts/views.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import { SCALE_UP_TO } from '../../domain/facts/facts.ts';
import { LONGEST_SCALE_UP_NAME, type ScaleUpForm } from '../../domain/facts/scaling-up.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { FACT_DOES, factId } from './case-facts.ts';
import { caseButton, caseForm, casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';
import { type Box, lineBox, selectBox } from './layout.ts';
import { fullName } from './names.ts';

export const SCALE_UP_DOES = 'opschalen';

const BOXES = { to: 'op-naar', who: 'op-wie', on: 'op-dag', familyAgrees: 'op-familie' } as const;
/** Longer than what may be kept, so that too long is told apart from not understood. */
const MOST_TYPED = 1_000;

export function scaleUpBoxOf(at: keyof ScaleUpForm): string {
  return BOXES[at];
}

export function scaleUpIn(form: URLSearchParams): ScaleUpForm {
  const agrees = form.get(BOXES.familyAgrees);
  return {
    to: SCALE_UP_TO.find((each) => each === form.get(BOXES.to)) ?? null,
    who: (form.get(BOXES.who) ?? '').slice(0, MOST_TYPED),
    on: readDate((form.get(BOXES.on) ?? '').trim()),
    familyAgrees: agrees === 'yes' || agrees === 'no' ? agrees === 'yes' : null,
  };
}

/** To whom the case was taken further, by name, and a form to say so: for whoever carries it. */
export function scaleUpPart({ facts, canChange }: CasePage, drawn: Drawn): Html | false {
  if (!facts || (!canChange && facts.scaledUp.length === 0)) return false;
  const { texts, language } = drawn;
  const { caseScaleUp: words } = texts;
  const { scaledUp } = facts;
  const body = html`${canChange && html`<p>${words.intro}</p>`}
${scaledUp.length > 0 && html`<ul class="plain">${scaledUp.map((each) => html`<li>${scaledUpLine(each, texts, language)}</li>`)}</ul>`}
${canChange && form(facts, drawn)}
${
  canChange &&
  scaledUp.length > 0 &&
  html`<details><summary>${texts.caseFacts.mend}</summary>${caseForm(
    drawn,
    scaledUp.map((each) =>
      caseButton(
        `${FACT_DOES.takeBack}:${each.id}`,
        texts.caseFacts.takeBack(each.who, dayIn(language, each.on)),
        'quiet',
      ),
    ),
  )}</details>`
}`;
  return casePart('opschalen', words.title, body);
}

function scaledUpLine(
  { on, to, who, familyAgrees, by, saidOn }: ScaledUpShown,
  texts: Texts,
  language: Language,
): Html {
  const { caseScaleUp: words, caseFacts } = texts;
  const said = dayIn(language, saidOn);
  const put = by ? caseFacts.saidBy(fullName(by), said) : caseFacts.saidOn(said);
  return html`<strong>${dayIn(language, on)}</strong><br>${words.who(who, words.to[to])}<br>${familyAgrees ? words.agrees : words.agreesNot}<br><span class="soft small">${put}</span>`;
}

/** Open as soon as something in it is wrong, with what was typed. */
function form(facts: FactsPiece, drawn: Drawn): Html {
  const { texts, asked, faults } = drawn;
  const { caseScaleUp: words, caseFacts } = texts;
  const names: readonly string[] = Object.values(BOXES);
  const isWrong = faults.some(({ at }) => at !== null && names.includes(at));
  const box = (at: keyof ScaleUpForm, label: string, hint: string | null): Box => {
    const name = BOXES[at];
    const fault = faults.find((each) => each.at === name);
    return {
      name,
      label,
      hint,
      value: isWrong ? (asked.form.get(name) ?? '').slice(0, MOST_TYPED) : '',
      fault: fault ? texts.refusals[fault.code] : null,
    };
  };
  const choose = { value: '', label: caseFacts.choose };
  const body = caseForm(drawn, [
    factId(facts),
    selectBox(box('to', words.whereTo, null), [
      choose,
      ...SCALE_UP_TO.map((value) => ({ value, label: words.to[value] })),
    ]),
    lineBox(box('who', words.whoLabel, words.whoHint), 'text', LONGEST_SCALE_UP_NAME),
    lineBox(box('on', caseFacts.day, caseFacts.dayHint), 'date', 20),
    selectBox(box('familyAgrees', words.family, null), [
      choose,
      { value: 'yes', label: words.familyYes },
      { value: 'no', label: words.familyNo },
    ]),
    caseButton(SCALE_UP_DOES, words.save),
  ]);
  return html`<details${isWrong && html` open`}><summary>${words.open}</summary>${body}</details>`;
}
