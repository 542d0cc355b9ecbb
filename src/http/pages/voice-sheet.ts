import type { FamilyVoice } from '../../app/voices/views.ts';
import { VOICE_QUESTIONS } from '../../domain/voices.ts';
import { directionOf, isChecked } from '../../texts/families/families.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';

/** The three questions on paper, with room to write: no name and no number, for it lies on a kitchen table. */
export function voiceSheet({ of, language }: Pick<FamilyVoice, 'of' | 'language'>, school: string): Html {
  const texts = textsIn(language);
  const { voices, pages } = texts;
  return html`<section class="card sheet" lang="${language}" dir="${directionOf(language)}"><h2>${voices.title[of]}</h2>
<p>${voices.lead[of]}</p>
${VOICE_QUESTIONS.map((at) => html`<h3>${voices.questions[of][at]}</h3><p class="small">${voices.hints[of][at]}</p><div class="lines" aria-hidden="true"><i></i><i></i><i></i></div>`)}
${of === 'pupil' && html`<h3>${voices.parentsMayRead}</h3><p>☐ ${voices.parentsMayReadChoices.yes} &nbsp; ☐ ${voices.parentsMayReadChoices.no}</p><p class="small">${voices.parentsMayReadHint}</p>`}
<p class="small">${voices.whoReads[of]} ${voices.noBsn}</p>
<p>${voices.giveSheet[of]}</p><p class="small">${school}</p>
${!isChecked(language) && html`<p class="small">${pages.unchecked} <span lang="nl" dir="ltr">${textsIn('nl').pages.unchecked}</span></p>`}</section>`;
}
