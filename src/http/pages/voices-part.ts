import type { FamilyVoice } from '../../app/voices/views.ts';
import type { Language } from '../../domain/ids.ts';
import { VOICE_QUESTIONS, type Voice } from '../../domain/voices.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { fullName } from './names.ts';

/** What each of the family said before the table, the pupil first, and who may not hear it. */
export function voicesPart(family: readonly FamilyVoice[], texts: Texts, language: Language): Html {
  return html`${family.map((each) => html`<section class="card" aria-labelledby="stem-${each.participantId}">${voiceCard(each, texts, language)}</section>`)}`;
}

/** One of them, without a frame around it. */
export function voiceCard(each: FamilyVoice, texts: Texts, language: Language): Html {
  const { hearing } = texts;
  const { given, said } = each;
  return html`<h2 id="stem-${each.participantId}">${whose(each, texts)}</h2>
${given === null && html`<p class="soft">${hearing.notYet}</p>`}
${said !== null && words(said, each, texts)}
${given !== null && html`<p class="soft small">${hearing.roads[given.road](dayIn(language, given.on), given.by ? fullName(given.by) : hearing.somebody)}${given.times > 1 && ` ${hearing.times(given.times)}`}</p>`}`;
}

/** `Noor Jansen (leerling)`. */
export function whose({ name, of }: Pick<FamilyVoice, 'name' | 'of'>, { hearing }: Texts): string {
  return name ? hearing.named(fullName(name), hearing.who[of]) : hearing.nameless[of];
}

function words(said: Voice, { of }: FamilyVoice, { hearing, voices }: Texts): Html {
  return html`${said.parentsMayRead === false && html`<p class="warn">${hearing.notForParents}</p>`}
${VOICE_QUESTIONS.filter((at) => said[at] !== '').map(
  (at) => html`<h3>${voices.questions[of][at]}</h3><blockquote><pre>${said[at]}</pre></blockquote>`,
)}`;
}
