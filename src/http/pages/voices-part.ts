import type { FamilyVoice, HeardShown, VoiceSaid } from '../../app/voices/views.ts';
import type { Language } from '../../domain/ids.ts';
import { VOICE_QUESTIONS, type Voice, type VoiceOf } from '../../domain/voices.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { fullName } from './names.ts';

/** What each of the family said before the table and of being heard there, the pupil first, and who may not hear it. */
export function voicesPart(
  family: readonly FamilyVoice[],
  texts: Texts,
  language: Language,
  heard: readonly HeardShown[] = [],
): Html {
  return html`${family.map((each) => html`<section class="card" aria-labelledby="stem-${each.participantId}">${voiceCard(each, texts, language)}${heardPart(each, heard, texts, language)}</section>`)}`;
}

/** One of them, without a frame around it: the newest first, and beside it what they wrote themselves or a colleague typed. */
export function voiceCard(each: FamilyVoice, texts: Texts, language: Language): Html {
  const { hearing } = texts;
  const { given, said } = each;
  return html`<h2 id="stem-${each.participantId}">${whose(each, texts)}</h2>
${given === null && html`<p class="soft">${hearing.notYet}</p>`}
${said.map(({ voice, ...how }) => html`${voiceWords(voice, each.of, texts)}${howSaid(how, texts, language)}`)}
${said.length === 0 && given !== null && howSaid(given, texts, language)}
${given !== null && given.times > 1 && html`<p class="soft small">${hearing.times(given.times)}</p>`}`;
}

/** `Noor Jansen (leerling)`. */
export function whose({ name, of }: Pick<FamilyVoice, 'name' | 'of'>, { hearing }: Texts): string {
  return name ? hearing.named(fullName(name), hearing.who[of]) : hearing.nameless[of];
}

/** The answers that were given, and a warning where the pupil keeps them from the parents. */
export function voiceWords(said: Voice, of: VoiceOf, { hearing, voices }: Texts): Html {
  return html`${said.parentsMayRead === false && html`<p class="warn">${hearing.notForParents}</p>`}
${VOICE_QUESTIONS.filter((at) => said[at] !== '').map(
  (at) => html`<h3>${voices.questions[of][at]}</h3><blockquote><pre>${said[at]}</pre></blockquote>`,
)}`;
}

/** Whether they felt heard, each time as it was said: for whoever carries the case, and for nobody at a table. */
export function heardPart(
  { participantId }: Pick<FamilyVoice, 'participantId'>,
  heard: readonly HeardShown[],
  texts: Texts,
  language: Language,
): Html | null {
  const { hearing } = texts;
  const theirs = heard.filter((each) => each.participantId === participantId);
  if (theirs.length === 0) return null;
  return html`<h3>${hearing.feltHeard}</h3><p class="warn">${hearing.feltHeardAlone}</p>
${theirs.map((each) => html`<p>${heardText(each, texts, language)} <span class="soft small">${hearing.feltHeardOn(dayIn(language, each.on))}</span></p>${each.heard.words !== '' && html`<blockquote><pre>${each.heard.words}</pre></blockquote>`}`)}`;
}

function heardText({ tableOn, heard }: HeardShown, { hearing }: Texts, language: Language): string {
  const answer = hearing.feltHeardAnswers[heard.answer];
  return tableOn === null ? answer : hearing.feltHeardAfter(dayIn(language, tableOn), answer);
}

function howSaid({ on, road, by }: VoiceSaid, { hearing }: Texts, language: Language): Html {
  const who = by ? fullName(by) : hearing.somebody;
  return html`<p class="soft small">${hearing.roads[road](dayIn(language, on), who)}</p>`;
}
