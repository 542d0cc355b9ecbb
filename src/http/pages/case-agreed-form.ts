import type { AgreementShown, OutcomeShown } from '../../app/agreed-outcomes/views.ts';
import type { CasePage } from '../../app/case-page/views.ts';
import { EVIDENCE, EVIDENCE_BEFORE_DAYS, LONGEST_AGREED } from '../../domain/agreed-outcomes.ts';
import { addDays, readDate } from '../../domain/calendar/plain-date.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import { dayIn } from '../../texts/dates.ts';
import { caseButton, caseForm, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';
import { choices, dayBox, textBox } from './layout.ts';
import { hiddenField } from './minutes-taps.ts';

/** The first word of each button; after a colon the kind of outcome that it is about. */
export const AGREED_DO = {
  words: 'afspraak',
  step: 'afspraak-stap',
  takeBack: 'afspraak-weg',
} as const;

/** What goes along with each, whatever kind it is about. */
export const AGREED_SENT = { id: 'afspraak-id', saw: 'afspraak-zag', letStand: 'afspraak-laat' } as const;

/** The boxes of one kind, by names of their own: they stand on one page beside those of the others. */
export function agreedBox(at: 'text' | 'step' | 'on', outcome: OutcomeKind): string {
  const box = { text: 'afspraak-tekst', step: 'afspraak-hoe', on: 'afspraak-dag' } as const;
  return `${box[at]}-${outcome}`;
}

/** Longer than what may be kept, so that too long is told apart from not understood. */
const LONGEST_SENT = 5_000;
/** So many words that were asked about go along at most; of more, the rest is asked about again. */
const MOST_WORDS = 60;
const LONGEST_WORD = 60;

export function textSent(form: URLSearchParams, outcome: OutcomeKind): string {
  const text = form.get(agreedBox('text', outcome)) ?? '';
  return text.slice(0, LONGEST_SENT).replaceAll('\r\n', '\n');
}

export function letStandSent(form: URLSearchParams): string[] {
  return wordsSent(form, AGREED_SENT.letStand);
}

/** Words that somebody decided to let stand, as these boxes sent them along. */
export function wordsSent(form: URLSearchParams, box: string): string[] {
  return form
    .getAll(box)
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD).toLowerCase());
}

/** The boxes below one kind of what was agreed, for whoever carries the case; open as soon as something in one is wrong. */
export function agreedForms(
  shown: OutcomeShown,
  { madeOn }: Pick<AgreementShown, 'madeOn'>,
  part: NonNullable<CasePage['agreed']>,
  drawn: Drawn,
): Html {
  return html`${wordsForm(shown, part, drawn)}${stepForm(shown, madeOn, part, drawn)}${slips(shown, part, drawn)}`;
}

function wordsForm({ outcome, words: now }: OutcomeShown, part: { newId: string }, drawn: Drawn): Html {
  const { texts, asked, faults, flagged } = drawn;
  const { caseAgreed: words } = texts;
  const name = agreedBox('text', outcome);
  const fault = faults.find(({ at }) => at === name);
  const letStand = fault ? letStandSent(asked.form) : [];
  const isAsked = fault?.code === 'agreed_words_asked';
  const body = caseForm(drawn, [
    ownId(part),
    hiddenField(AGREED_SENT.saw, now?.id ?? ''),
    textBox(
      {
        name,
        label: words.text,
        hint: words.textHint,
        value: fault ? textSent(asked.form, outcome) : (now?.text ?? ''),
        fault: fault ? texts.refusals[fault.code] : null,
      },
      LONGEST_AGREED,
    ),
    html`${isAsked && html`<div class="warn">${flagged.map(({ word, because }) => html`<p>${words.flagged[because](word)}</p>`)}</div>`}`,
    html`${[...letStand, ...(isAsked ? flagged.map(({ word }) => word.toLowerCase()) : [])].map((word) => hiddenField(AGREED_SENT.letStand, word))}`,
    caseButton(`${AGREED_DO.words}:${outcome}`, isAsked ? words.saveAsIs : words.save),
  ]);
  return html`<details${fault !== undefined && html` open`}><summary>${now ? words.change : words.write}</summary>${body}</details>`;
}

function stepForm(
  { outcome }: OutcomeShown,
  madeOn: AgreementShown['madeOn'],
  part: NonNullable<CasePage['agreed']>,
  drawn: Drawn,
): Html {
  const { texts, asked, faults } = drawn;
  const { caseAgreed: words, caseFacts } = texts;
  const [step, on] = [agreedBox('step', outcome), agreedBox('on', outcome)];
  const isWrong = faults.some(({ at }) => at === step || at === on);
  const wrong = (box: string, id: string | null) =>
    faults.flatMap(({ code, at }) =>
      at === box
        ? [html`<p class="wrong"${id !== null && html` id="${id}"`}>${texts.refusals[code]}</p>`]
        : [],
    );
  const body = caseForm(drawn, [
    ownId(part),
    html`${wrong(step, step)}${choices(
      step,
      words.step,
      EVIDENCE[outcome].map((value) => ({ value, label: words.steps[value] })),
      isWrong ? asked.form.get(step) : null,
    )}`,
    html`${wrong(on, null)}${dayBox(
      { name: on, label: caseFacts.day },
      {
        first: addDays(madeOn, -EVIDENCE_BEFORE_DAYS),
        last: part.today,
        value: isWrong ? readDate(asked.form.get(on) ?? '') : part.today,
      },
    )}`,
    caseButton(`${AGREED_DO.step}:${outcome}`, words.keep),
  ]);
  return html`<details${isWrong && html` open`}><summary>${words.put}</summary>${body}</details>`;
}

function slips({ outcome, evidence }: OutcomeShown, part: { newId: string }, drawn: Drawn): Html | null {
  const { texts, language } = drawn;
  const { caseAgreed: words } = texts;
  const buttons = evidence.flatMap(({ step, on }) =>
    on === null
      ? []
      : [
          caseButton(
            `${AGREED_DO.takeBack}:${outcome}:${step}`,
            words.takeBack(words.steps[step], dayIn(language, on)),
            'quiet',
          ),
        ],
  );
  if (buttons.length === 0) return null;
  return html`<details><summary>${words.mend}</summary>${caseForm(drawn, [ownId(part), ...buttons])}</details>`;
}

function ownId({ newId }: { newId: string }): Html {
  return hiddenField(AGREED_SENT.id, newId);
}
