import { type Html, html } from './html.ts';
import { SENT } from './minutes-form.ts';

/** Where the form goes; after a tap in a question that question comes into view again. */
export type Going = { action: string };

/** A choice that is kept at once: it is pressed in or not. */
export type Choice = { value: string; label: string; isOn: boolean };

/** A question with its choices, each kept at one tap. */
export function taps(
  { action }: Going,
  { anchor, legend, hint }: { anchor: string; legend: string; hint?: string },
  choices: readonly Choice[],
): Html {
  return html`<fieldset id="${anchor}"><legend>${legend}</legend>${hint !== undefined && html`<p class="soft small">${hint}</p>`}<div class="taps">${choices.map(
    ({ value, label, isOn }) =>
      html`<button class="tap" type="submit" name="${SENT.do}" value="${value}" formaction="${action}#${anchor}" aria-pressed="${isOn ? 'true' : 'false'}">${label}</button>`,
  )}</div></fieldset>`;
}

/** The value of a choice: a tap on what is pressed in takes it back, and the same tap twice does so once. */
export function choiceValue(name: string, code: string, isOn: boolean): string {
  return `kies:${name}:${code}:${isOn ? 'uit' : 'aan'}`;
}

/** The same look for what is kept later, with a button below it. */
export function chips(
  name: string,
  legend: string,
  options: readonly { value: string; label: string }[],
  chosen: string,
): Html {
  return html`<fieldset><legend>${legend}</legend><div class="taps">${options.map(
    ({ value, label }) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${chosen === value && html` checked`}><span>${label}</span></label>`,
  )}</div></fieldset>`;
}

/** A button that does something else than choosing. */
export function doButton(
  { action }: Going,
  value: string,
  label: string,
  { tone = 'loud', anchor }: { tone?: 'loud' | 'quiet'; anchor?: string } = {},
): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${SENT.do}" value="${value}" formaction="${action}${anchor !== undefined && `#${anchor}`}">${label}</button></p>`;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
