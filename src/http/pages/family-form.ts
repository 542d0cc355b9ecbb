import type { FamilyPage } from '../../app/family-page/views.ts';
import {
  FELT_HEARD,
  type FeltHeardAnswer,
  isFeltHeardAnswer,
  LONGEST_HEARD_WORDS,
} from '../../domain/felt-heard.ts';
import type { FamilyLanguage } from '../../domain/ids.ts';
import { type FamilySay, LONGEST_MINUTES_TEXT } from '../../domain/minutes/minutes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import type { FamilySaid } from './family.ts';
import { type Html, html } from './html.ts';
import { choices, faults, textBox } from './layout.ts';

/** The names of what the form sends along. */
const SENT = {
  do: 'doe',
  words: 'woorden',
  read: 'gelezen',
  answer: 'gehoord',
  heardWords: 'gehoord-woorden',
} as const;
const BUTTONS = { klopt: 'agrees', 'klopt-niet': 'disagrees', gehoord: 'heard', pdf: 'file' } as const;

/** Longer than what may be kept, so that too long is told apart from cut off. */
const MOST_SENT = 20_000;

/** What stands in the form as it was sent, and what was pressed; null = nothing that does something. */
export type FamilyFilled = {
  pressed: FamilySay['says'] | 'heard' | 'file' | null;
  /** Sent with the form; else the page is looked at for the first time. */
  isSent: boolean;
  words: string;
  /** The print of the version that was on the screen. */
  read: string;
  answer: FeltHeardAnswer | null;
  heardWords: string;
};

export function filledIn(form: URLSearchParams): FamilyFilled {
  const button = form.get(SENT.do) ?? '';
  const answer = form.get(SENT.answer);
  return {
    pressed: isButton(button) ? BUTTONS[button] : null,
    isSent: form.has(SENT.read),
    words: typed(form, SENT.words),
    read: typed(form, SENT.read),
    answer: isFeltHeardAnswer(answer) ? answer : null,
    heardWords: typed(form, SENT.heardWords),
  };
}

function isButton(button: string): button is keyof typeof BUTTONS {
  return Object.hasOwn(BUTTONS, button);
}

/** A browser sends each new line as two characters, and counts it as one against the limit. */
function typed(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').replaceAll('\r\n', '\n').slice(0, MOST_SENT);
}

/** One form for both questions, so that what stands in one is not lost by a press in the other. */
export function familyForm(
  found: FamilyPage,
  filled: FamilyFilled,
  said: FamilySaid,
  language: FamilyLanguage,
): Html {
  const texts = textsIn(language);
  const { familyPage: words } = texts;
  const fault = said.fault && faultText(said.fault.code, texts);
  const faultIn = (part: 'said' | 'heard', isOfBox: boolean) =>
    said.fault?.part === part && isOfBox ? fault : null;
  const isOfChoice = said.fault?.code === 'felt_heard_missing';
  return html`${fault !== null && faults([said.fault?.part === 'said' ? html`<a href="#${SENT.words}">${words.words[found.of]}</a> ${fault}` : html`<a href="#${isOfChoice ? 'gehoord-deel' : SENT.heardWords}">${words.heard[found.of]}</a> ${fault}`])}
<input type="hidden" name="${SENT.read}" value="${found.print}">
<section class="card" aria-labelledby="klopt-titel"><h2 id="klopt-titel">${words.right[found.of]}</h2>
<p>${words.rightLead[found.of]}</p>
${found.said.map((say) => ownSay(say, texts, language))}
${textBox({ name: SENT.words, label: words.words[found.of], hint: null, value: filled.words, fault: faultIn('said', true) }, LONGEST_MINUTES_TEXT)}
<p class="soft small">${words.whoReads} ${texts.voices.noBsn}</p>
${button('klopt', words.agrees)}${button('klopt-niet', words.disagrees, 'quiet')}</section>
<div id="gehoord-deel">${choices(
    SENT.answer,
    words.heard[found.of],
    FELT_HEARD.map((value) => ({ value, label: words.heardChoices[value] })),
    filled.answer,
  )}
<p class="soft small">${words.heardLead}</p>
${textBox({ name: SENT.heardWords, label: words.heardWords[found.of], hint: null, value: filled.heardWords, fault: faultIn('heard', !isOfChoice) }, LONGEST_HEARD_WORDS)}
${button('gehoord', words.heardSave, 'quiet')}</div>`;
}

/** The letter as a file to keep. */
export function fileButton({ familyPage }: Texts): Html {
  return button('pdf', familyPage.pdf, 'quiet');
}

/** What they said of it before, as it was kept. */
function ownSay({ says, words, on }: FamilySay, { familyPage }: Texts, language: FamilyLanguage): Html {
  const said = familyPage.said[says](dayIn(language, on));
  return html`<p>${said}</p>${words !== '' && html`<blockquote><pre>${words}</pre></blockquote>`}`;
}

function button(value: keyof typeof BUTTONS, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${SENT.do}" value="${value}">${label}</button></p>`;
}

/** In the words of their own language, which the refusals of colleagues are not in. */
function faultText(code: RefusalCode, { familyPage: { faults: words } }: Texts): string {
  switch (code) {
    case 'felt_heard_missing':
      return words.missing;
    case 'minutes_why_missing':
      return words.why;
    case 'text_too_long':
      return words.long;
    case 'bsn_in_text':
      return words.bsn;
    case 'minutes_read_again':
      return words.again;
    case 'minutes_said_often':
      return words.often;
    default:
      return words.other;
  }
}
