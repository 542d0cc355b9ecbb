import type { Link } from '../../app/ports/links.ts';
import { lookAtVoices, readVoices } from '../../app/voices/showing-voices.ts';
import type { FamilyVoice, VoicesDoor, VoicesPage } from '../../app/voices/views.ts';
import { writeDown } from '../../app/voices/writing-down.ts';
import type { Language, ParticipantId } from '../../domain/ids.ts';
import type { VoiceFault } from '../../domain/voices.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { choices, closedDoor, faults, languageAsked, page } from './layout.ts';
import { emptyVoice, filledVoice, type VoiceFilled, voiceFormBody, voiceIn } from './voice-form.ts';
import { voiceSheet } from './voice-sheet.ts';
import { heardPart, voiceCard, whose } from './voices-part.ts';

/** What every button of this page sends along, and the choice of how the words came. */
const DO = 'doe';
const ROAD = 'road';

/**
 * What pupil and parents say before a table: for whoever carries the case to read, for them and whoever raised it to type in what
 * was told or stands on the sheet of paper, and to print that sheet.
 */
export function voicesRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'voices_page',
    staysOpen: true,
    look: (link) => lookAtVoices(pages.deps, link),
    doorOf({ language: own, number, today }: VoicesDoor, { query }) {
      const language = languageAsked(query, own);
      const { hearing, pages: words } = textsIn(language);
      return { language, title: hearing.door(number), dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const [what = '', id = ''] = (asked.form.get(DO) ?? '').split(':');
  if (what === 'bewaar') return save(pages, link, asked, id as ParticipantId);
  const found = await readVoices(pages.deps, link);
  if (!found) return null;
  const who = found.family.find(({ participantId }) => participantId === id);
  if (who && what === 'schrijf')
    return writePage(asked, found, who, emptyVoice(pages.deps.ids.next<string>()), []);
  if (who && what === 'blad') return sheetPage(asked, found, who);
  return listPage(asked, found, false, []);
}

async function save(
  { deps }: Pages,
  link: Link,
  asked: Asked,
  participantId: ParticipantId,
): Promise<Answered | null> {
  const filled = filledVoice(asked.form);
  if (!filled) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const road = asked.form.get(ROAD) === 'paper' ? 'paper' : 'told';
  const saved = await writeDown(deps, link, {
    entryId: filled.entry,
    participantId,
    road,
    voice: voiceIn(filled),
  });
  if (!saved) return null;
  const who = saved.page.family.find((each) => each.participantId === participantId);
  return saved.faults.length > 0 && who
    ? writePage(asked, saved.page, who, filled, saved.faults)
    : listPage(asked, saved.page, saved.faults.length === 0, saved.faults);
}

function listPage(asked: Asked, found: VoicesPage, isSaved: boolean, wrong: readonly VoiceFault[]): Answered {
  const { language, texts } = wordsFor(asked, found);
  const { hearing, refusals } = texts;
  const body = html`${faults(wrong.map(({ code }) => refusals[code]))}
${isSaved && html`<div class="note" role="status"><p>${hearing.saved}</p></div>`}
<p>${found.sees === 'all' ? hearing.intro : hearing.introOwn}</p>
${found.family.map(
  (each) =>
    html`<section class="card" aria-labelledby="stem-${each.participantId}">${voiceCard(each, texts, language)}${heardPart(each, found.heard, texts, language)}${form(
      asked,
      language,
      [
        button(`schrijf:${each.participantId}`, hearing.write[each.of]),
        button(`blad:${each.participantId}`, hearing.sheet[each.of], 'quiet'),
      ],
    )}</section>`,
)}`;
  return page(wrong.length > 0 ? 422 : 200, {
    language,
    title: hearing.pageTitle(found.number),
    body,
    here: here(asked),
  });
}

function writePage(
  asked: Asked,
  found: VoicesPage,
  who: FamilyVoice,
  filled: VoiceFilled,
  wrong: readonly VoiceFault[],
): Answered {
  const { language, texts } = wordsFor(asked, found);
  const { hearing, voices } = texts;
  const isFaulty = wrong.length > 0;
  const body = html`<p class="lead">${hearing.writeLead[who.of]}</p>
${form(asked, language, [
  voiceFormBody(who.of, filled, wrong, texts),
  choices(
    ROAD,
    hearing.road,
    (['told', 'paper'] as const).map((value) => ({ value, label: hearing.roadChoices[value] })),
    asked.form.get(ROAD) === 'paper' ? 'paper' : 'told',
  ),
  html`<p class="soft small">${voices.noBsn}</p>`,
  button(`bewaar:${who.participantId}`, hearing.save),
])}
${form(asked, language, [button('', hearing.backToList, 'quiet')])}`;
  return page(isFaulty ? 422 : 200, {
    language,
    title: whose(who, texts),
    body,
    // What was typed would be lost by going to the other language.
    here: isFaulty ? null : here(asked),
  });
}

/** A sheet in the language of whoever fills it in, without a name or a number: it lies on a kitchen table. */
function sheetPage(asked: Asked, found: VoicesPage, who: FamilyVoice): Answered {
  const { language, texts } = wordsFor(asked, found);
  const { hearing } = texts;
  const body = html`<div class="screen"><p class="note">${hearing.sheetHint[who.of]}</p>
${form(asked, language, [button('', hearing.backToList, 'quiet')])}</div>${voiceSheet(who, found.school)}`;
  return page(200, { language, title: whose(who, texts), body, here: here(asked) });
}

function wordsFor(asked: Asked, found: VoicesPage): { language: Language; texts: Texts } {
  const language = languageAsked(asked.query, found.language);
  return { language, texts: textsIn(language) };
}

/** Each goes through the ticket of the door, so that nothing is read or done by the address alone. */
function form(asked: Asked, language: Language, parts: readonly Html[]): Html {
  return html`<form method="post" action="${here(asked)}?taal=${language}" autocomplete="off"><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}">${parts}</form>`;
}

function button(value: string, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

function here(asked: Asked): string {
  return `/${PATHS.voices_page}/${asked.params.token}`;
}
