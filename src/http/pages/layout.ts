import type { FamilyLanguage, Language, SchoolDate } from '../../domain/ids.ts';
import { familyLanguageOf } from '../../domain/language.ts';
import { directionOf, isChecked } from '../../texts/families/families.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Answered, AnsweredText } from '../server.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type Here, languages, oneLanguage } from './language-switch.ts';
import { STYLE } from './style.ts';

/** One page, whole. `here` is where it stands in another language; null where it is in one alone. */
export type Page = {
  language: FamilyLanguage;
  /** `family` = offered in every language that families read; else in Dutch and English. */
  readers?: 'family';
  title: string;
  body: HtmlValue;
  here: Here | null;
  /** More style beside the one of all pages, and another last line: the demo is no page of a school. */
  dress?: { style: string; footer: string };
};

/** The round table with its seats, as on the app's icon; one of them is the pupil's. */
const MARK = html`<svg viewBox="0 0 192 192" aria-hidden="true" focusable="false"><rect width="192" height="192" rx="42" fill="#1d5c63"/><circle cx="96" cy="96" r="34" fill="#f7e7c6"/><g fill="#f2a65a"><circle cx="96" cy="34" r="14"/><circle cx="150" cy="65" r="14"/><circle cx="150" cy="127" r="14"/><circle cx="96" cy="158" r="14"/><circle cx="42" cy="127" r="14"/></g><circle cx="42" cy="65" r="14" fill="#fff"/></svg>`;

/** A page as an answer: no script, one style, a title that says what it is, a way past the header for a keyboard. */
export function page(status: number, { language, readers, title, body, here, dress }: Page): AnsweredText {
  const { pages } = textsIn(language);
  const { markup } = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Actietafel</title><style>${styled(dress?.style ?? '')}</style></head>
<body><a class="skip" href="#inhoud">${pages.skip}</a>
<header class="site"><span class="mark">${MARK}Actietafel</span>${here !== null && readers !== 'family' && oneLanguage(here, language === 'nl' ? 'en' : 'nl')}</header>${here !== null && readers === 'family' && languages(here, language)}
<main id="inhoud"><h1>${title}</h1>${!isChecked(language) && unchecked(language)}${body}</main>
<footer class="site"><p>${dress?.footer ?? pages.footer}</p></footer></body></html>`;
  return { status, type: 'html', body: markup };
}

/** Also in Dutch, for whoever is shown the page for help. */
function unchecked(language: FamilyLanguage): Html {
  return html`<p class="soft small">${textsIn(language).pages.unchecked} <span lang="nl" dir="ltr">${textsIn('nl').pages.unchecked}</span></p>`;
}

export type Closed = 'expired' | 'forged' | 'revoked';

/**
 * The page for a link that opens nothing: too late, changed, or put out of use. It says what to do, in both languages:
 * without a row nobody knows whose link it was. A link came by mail, or from a press in Teams, where one presses again.
 */
export function closedDoor(language: Language, why: Closed, from: 'mail' | 'teams' = 'mail'): Answered {
  const other = language === 'nl' ? 'en' : 'nl';
  const [own, second] = [doorTexts(language, why, from), doorTexts(other, why, from)];
  return page(why === 'forged' ? 404 : 410, {
    language,
    title: own.title,
    body: html`<p class="lead">${own.text}</p>
<section class="card" lang="${other}"><h2>${second.title}</h2><p>${second.text}</p></section>`,
    here: null,
  });
}

function doorTexts(language: Language, why: Closed, from: 'mail' | 'teams'): { title: string; text: string } {
  const { pages } = textsIn(language);
  if (why === 'forged')
    return { title: pages.forgedTitle, text: from === 'mail' ? pages.forged : pages.forgedInTeams };
  return { title: pages.expiredTitle, text: from === 'mail' ? pages.expired : pages.expiredInTeams };
}

/** `?taal=en` or `?taal=nl`; else the language of the person that the link belongs to. */
export function languageAsked(query: URLSearchParams, own: Language): Language {
  const asked = query.get('taal');
  return asked === 'nl' || asked === 'en' ? asked : own;
}

/** The same on a page that families read, which can be asked for in each of their languages. */
export function familyLanguageAsked(query: URLSearchParams, own: FamilyLanguage): FamilyLanguage {
  return familyLanguageOf(query.get('taal')) ?? own;
}

/** Answers of at most so many letters stand beside one another, also on a phone. */
const SHORT_LABEL = 14;

/** One question with a few large answers, as a group of radio buttons. */
export function choices(
  name: string,
  legend: string,
  options: readonly { value: string; label: string }[],
  chosen: string | null,
): Html {
  const areShort = options.every(({ label }) => label.length <= SHORT_LABEL);
  return html`<fieldset><legend>${legend}</legend><div class="choices${areShort && ' short'}">${options.map(
    ({ value, label }) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${chosen === value && html` checked`}><span>${label}</span></label>`,
  )}</div></fieldset>`;
}

/** A box to type in: what it is for, a hint (null = the label says enough), what was typed, and what is wrong with that. */
export type Box = { name: string; label: string; hint: string | null; value: string; fault: string | null };

/** A box for free text of at most so many characters. */
export function textBox(box: Box, most: number): Html {
  return html`${above(box)}<textarea id="${box.name}" name="${box.name}" maxlength="${most}"${described(box)}>${box.value}</textarea>`;
}

/** A box for a number. It takes any text: a browser's own number box drops what is none without a word. */
export function countBox(box: Box): Html {
  return html`${above(box)}<input id="${box.name}" name="${box.name}" type="text" inputmode="numeric" maxlength="20" autocomplete="off"${described(box)} value="${box.value}">`;
}

/** A box for a day: the browser's own calendar where it has one. What is no day counts as nothing. */
export function dayBox(
  { name, label }: Pick<Box, 'name' | 'label'>,
  { first, last, value }: { first: SchoolDate; last: SchoolDate; value: SchoolDate | null },
): Html {
  return html`<label class="field" for="${name}">${label}</label><input id="${name}" name="${name}" type="date" min="${first}" max="${last}" autocomplete="off" value="${value}">`;
}

/** A box for one line: a name, an address, a day. An address is judged by us: each browser has its own rules for one. */
export function lineBox(box: Box, kind: 'text' | 'mail' | 'date', most: number): Html {
  const type = kind === 'date' ? 'date' : 'text';
  return html`${above(box)}<input id="${box.name}" name="${box.name}" type="${type}"${kind === 'mail' && html` inputmode="email"`} maxlength="${most}" autocomplete="off"${described(box)} value="${box.value}">`;
}

/** A closed list too long for buttons. */
export function selectBox(box: Box, options: readonly { value: string; label: string }[]): Html {
  return html`${above(box)}<select id="${box.name}" name="${box.name}"${described(box)}>${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${box.value === value && html` selected`}>${label}</option>`,
  )}</select>`;
}

function above({ name, label, hint, fault }: Box): Html {
  return html`<label class="field" for="${name}">${label}</label>${
    hint !== null && html`<p class="soft small" id="${name}-hint">${hint}</p>`
  }${fault !== null && html`<p class="wrong" id="${name}-fault">${fault}</p>`}`;
}

function described({ name, hint, fault }: Box): Html {
  const by = [...(hint === null ? [] : [`${name}-hint`]), ...(fault === null ? [] : [`${name}-fault`])];
  return html`${by.length > 0 && html` aria-describedby="${by.join(' ')}"`}${fault !== null && html` aria-invalid="true"`}`;
}

/** What has to be mended, above the form, read out at once by a screen reader. */
export function faults(messages: readonly HtmlValue[]): Html | null {
  if (messages.length === 0) return null;
  return html`<div class="fault" role="alert" tabindex="-1" autofocus><ul>${messages.map((message) => html`<li>${message}</li>`)}</ul></div>`;
}

function styled(more: string): Html {
  return { markup: `${STYLE}${more}` };
}
