import type { SchoolAdvice } from '../../app/ports/school-advice.ts';
import type { Language } from '../../domain/ids.ts';
import { stepsFrom } from '../../domain/school-advice.ts';
import { monthIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { adviserText } from './advice-form.ts';
import { type Html, html } from './html.ts';
import type { Going } from './minutes-taps.ts';

/** What a step sends, before the advice and the step. */
export const ADVICE_PRESS = 'advies';

/** What tables advised the school, with what was done with it. Nothing on it leads to a table or a pupil. */
export function adviceList(advice: readonly SchoolAdvice[], going: Going, language: Language): Html {
  const texts = textsIn(language);
  const { schoolAdvice: words } = texts;
  const rows = (those: readonly SchoolAdvice[]) =>
    html`<ul class="plain">${those.map((each) => adviceRow(each, going, texts, language))}</ul>`;
  const done = advice.filter(({ state }) => state === 'done');
  return html`<h2 id="adviezen">${words.listTitle}</h2><p class="soft small">${words.listNote}</p>
${rows(advice.filter(({ state }) => state !== 'done'))}
${done.length > 0 && html`<details><summary>${words.doneTitle(done.length)}</summary>${rows(done)}</details>`}`;
}

function adviceRow(
  { id, theme, adviser, month, state, text }: SchoolAdvice,
  { action }: Going,
  texts: Texts,
  language: Language,
): Html {
  const { schoolAdvice: words } = texts;
  const line = words.line(words.themes[theme], adviserText(adviser, texts), monthIn(language, month));
  return html`<li><p id="advies-${id}"><strong>${words.states[state]}</strong> <span class="soft">${line}</span></p><pre>${text}</pre>
<div class="taps">${stepsFrom(state).map(
    (step) =>
      html`<button class="quiet" type="submit" name="doe" value="${ADVICE_PRESS}:${id}:${step}" formaction="${action}#adviezen" aria-describedby="advies-${id}">${words.steps[step]}</button>`,
  )}</div></li>`;
}
