import { z } from 'zod';
import type { AdviceAnswer, AdviceSent } from '../../app/school-advice/giving-advice.ts';
import {
  ADVICE_THEMES,
  ADVISERS,
  type AdviceFault,
  type Adviser,
  LONGEST_ADVICE,
} from '../../domain/school-advice.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { textBox } from './layout.ts';
import { chips, doButton, type Going, hiddenField } from './minutes-taps.ts';

const Id = z.uuid();

/** The names of what the form sends along. */
const SENT = {
  form: 'advies-id',
  theme: 'advies-thema',
  from: 'advies-van',
  text: 'advies-tekst',
  letStand: 'advies-laat',
} as const;

/** Longer than what may be kept, so that too long is told apart from not understood. */
const LONGEST_SENT = 5_000;

/** So many words that were asked about go along at most; of more, the rest is asked about again. */
const MOST_WORDS = 60;
const LONGEST_WORD = 60;

/** What stands in the form; `fresh` is its id where it has none, or none that we made. */
export function adviceSentIn(form: URLSearchParams, fresh: string): AdviceSent {
  const id = form.get(SENT.form) ?? '';
  return {
    form: Id.safeParse(id).success ? id : fresh,
    filled: {
      theme: ADVICE_THEMES.find((each) => each === form.get(SENT.theme)) ?? null,
      adviser: ADVISERS.find((each) => each === form.get(SENT.from)) ?? null,
      text: (form.get(SENT.text) ?? '').slice(0, LONGEST_SENT).replaceAll('\r\n', '\n'),
    },
    letStand: form
      .getAll(SENT.letStand)
      .slice(0, MOST_WORDS)
      .map((word) => word.slice(0, LONGEST_WORD).toLowerCase()),
  };
}

/** There is advice in the box. */
export function isBegunAdvice(form: URLSearchParams): boolean {
  return (form.get(SENT.text) ?? '').trim() !== '';
}

export function emptyAdvice(form: string): AdviceSent {
  return { form, filled: { theme: null, adviser: null, text: '' }, letStand: [] };
}

/** Nothing was pressed in the form yet. */
export type Opened = { kind: 'opened' };

/** The boxes with what was filled in; below them the words that somebody is asked about, and the button. */
export function adviceBoxes(
  going: Going,
  { form, filled, letStand }: AdviceSent,
  answer: AdviceAnswer | Opened,
  texts: Texts,
): Html {
  const { schoolAdvice: words } = texts;
  const faults = answer.kind === 'refused' ? answer.faults : [];
  const flagged = answer.kind === 'asked' ? answer.words : [];
  return html`<p class="lead">${words.intro}</p><p class="note">${words.apart}</p>
${hiddenField(SENT.form, form)}
${wrong('theme', faults, texts)}${chips(
  SENT.theme,
  words.theme,
  ADVICE_THEMES.map((value) => ({ value, label: words.themes[value] })),
  filled.theme ?? '',
)}
${wrong('adviser', faults, texts)}${chips(
  SENT.from,
  words.from,
  ADVISERS.map((value) => ({ value, label: adviserText(value, texts) })),
  filled.adviser ?? '',
)}
${textBox(
  {
    name: SENT.text,
    label: words.text,
    hint: words.textHint,
    value: filled.text,
    fault: faultAt('text', faults, texts),
  },
  LONGEST_ADVICE,
)}
${
  flagged.length > 0 &&
  html`<div class="warn" role="status">${flagged.map(({ word, because }) => html`<p>${words.flagged[because](word)}</p>`)}<p>${words.flaggedNext}</p></div>`
}${[...letStand, ...flagged.map(({ word }) => word.toLowerCase())].map((word) => hiddenField(SENT.letStand, word))}
${doButton(going, 'advies-geef', flagged.length > 0 ? words.giveAsIs : words.give)}`;
}

/** `jeugdgezondheidszorg`, `de hele tafel`. */
export function adviserText(adviser: Adviser, { words: common, schoolAdvice: words }: Texts): string {
  return adviser === 'together' ? words.together : common.seats[adviser];
}

function wrong(at: AdviceFault['at'], faults: readonly AdviceFault[], texts: Texts): Html | null {
  const fault = faultAt(at, faults, texts);
  return fault === null ? null : html`<p class="wrong">${fault}</p>`;
}

function faultAt(at: AdviceFault['at'], faults: readonly AdviceFault[], { refusals }: Texts): string | null {
  const fault = faults.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}
