import { giveVoice, openVoicePage } from '../../app/voices/giving-voice.ts';
import type { VoicePage } from '../../app/voices/views.ts';
import type { VoiceFault } from '../../domain/voices.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { html } from './html.ts';
import { closedDoor, familyLanguageAsked, languageAsked, page } from './layout.ts';
import { emptyVoice, filledVoice, type VoiceFilled, voiceFormBody, voiceIn } from './voice-form.ts';

/** Behind the link that a parent or pupil has already. */
const PATH = `/${PATHS.answer_moments}/:token/vragen`;

/**
 * The three questions before a table, for the pupil and for each parent by themselves. The page takes in and never shows: what was
 * written is on no page behind this link, so that nobody who finds it reads it, and nobody has to type a code.
 */
export function voiceRoutes(pages: Pages): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => look(pages, asked) },
    { method: 'post', path: PATH, answer: (asked) => save(pages, asked) },
  ];
}

async function look(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(pages, token(asked), 'answer_moments', spoken(asked));
  if ('closed' in behind) return behind.closed;
  const found = await openVoicePage(pages.deps, behind.link);
  if (!found) return closedDoor(spoken(asked), 'revoked');
  return formPage(asked, found, emptyVoice(pages.deps.ids.next<string>()), []);
}

async function save(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(pages, token(asked), 'answer_moments', spoken(asked));
  if ('closed' in behind) return behind.closed;
  const filled = filledVoice(asked.form);
  if (!filled) return closedDoor(spoken(asked), 'forged');
  const saved = await giveVoice(pages.deps, behind.link, filled.entry, voiceIn(filled));
  if (!saved) return closedDoor(spoken(asked), 'revoked');
  return saved.faults.length > 0
    ? formPage(asked, saved.page, filled, saved.faults)
    : thanksPage(asked, saved.page);
}

function formPage(
  asked: Asked,
  found: VoicePage,
  filled: VoiceFilled,
  wrong: readonly VoiceFault[],
): Answered {
  const { of, givenOn } = found;
  const language = familyLanguageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const { voices } = texts;
  const isFaulty = wrong.length > 0;
  return page(isFaulty ? 422 : 200, {
    language,
    readers: 'family',
    title: voices.title[of],
    body: html`<p class="lead">${voices.lead[of]}</p>
${givenOn !== null && html`<p class="note">${voices.givenBefore[of](dayIn(language, givenOn))}</p>`}
<form method="post" action="${here(asked)}?taal=${language}" autocomplete="off">
${voiceFormBody(of, filled, wrong, texts)}
<p class="soft small">${voices.whoReads[of]} ${voices.noBsn}</p>
<p><button class="wide" type="submit">${voices.save}</button></p></form>
<p><a class="button quiet wide" href="${back(asked)}?taal=${language}">${voices.back}</a></p>`,
    // What was typed would be lost by going to another language.
    here: isFaulty ? null : here(asked),
  });
}

function thanksPage(asked: Asked, { of, language: own }: VoicePage): Answered {
  const language = familyLanguageAsked(asked.query, own);
  const { voices } = textsIn(language);
  return page(200, {
    language,
    readers: 'family',
    title: voices.savedTitle[of],
    body: html`<p class="lead" role="status">${voices.saved[of]}</p><p>${voices.savedMore[of]}</p>
<p><a class="button wide" href="${back(asked)}?taal=${language}">${voices.back}</a></p>`,
    here: null,
  });
}

function spoken(asked: Asked) {
  return languageAsked(asked.query, asked.accepts);
}

function back(asked: Asked): string {
  return `/${PATHS.answer_moments}/${token(asked)}`;
}

function here(asked: Asked): string {
  return `${back(asked)}/vragen`;
}
