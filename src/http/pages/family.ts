import { type FamilyAnswered, sayFeltHeard, sayOfAgreed } from '../../app/family-page/answering.ts';
import { lookAtAgreed, readAgreed } from '../../app/family-page/reading.ts';
import type { FamilyDoor, FamilyPage } from '../../app/family-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import type { FamilyLanguage, Language } from '../../domain/ids.ts';
import { workLanguageOf } from '../../domain/language.ts';
import { dayIn } from '../../texts/dates.ts';
import { isChecked } from '../../texts/families/families.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type FamilyFilled, familyForm, fileButton, filledIn } from './family-form.ts';
import { familyLetter, letterParts, regisseurLine } from './family-letter.ts';
import { type Html, html } from './html.ts';
import { familyLanguageAsked, page as wholePage } from './layout.ts';
import { canBePdf } from './letter-signs.ts';
import { pdfAnswered } from './printer.ts';

/** The one form of the page, of which the languages above it are buttons too. */
const FORM = 'antwoord';

/**
 * What was agreed at a table, for the pupil and for each parent by themselves: their letter, whether it is right, and whether they felt
 * heard. It is behind a code to their own mailbox at each visit, since here is content, and a mail is passed on.
 */
export function familyRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'family_page',
    staysOpen: true,
    look: (link) => lookAtAgreed(pages.deps, link),
    doorOf({ language: own, of, tableOn }: FamilyDoor, { query }) {
      const language = familyLanguageAsked(query, own);
      const { familyPage } = textsIn(language);
      return {
        language,
        readers: 'family',
        title: familyPage.title,
        dayLabel: familyPage.dayLabel,
        day: dayIn(language, tableOn),
        note: familyPage.note[of],
      };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const { deps } = pages;
  const filled = filledIn(asked.form);
  const { pressed: button } = filled;
  if (button === 'file') return fileOf(pages, link, asked, filled);
  if (button === null) {
    const found = await readAgreed(deps, link);
    if (!found) return null;
    return shown(asked, found, filled.isSent ? filled : withHeard(filled, found), {
      fault: null,
      kept: null,
    });
  }
  const { words, read, answer, heardWords } = filled;
  const done =
    button === 'heard'
      ? await sayFeltHeard(deps, link, { answer, words: heardWords })
      : await sayOfAgreed(deps, link, { says: button, words, read });
  return done && answered(asked, done, filled, button === 'heard' ? 'heard' : 'said');
}

/** Their letter, to keep; reading it so is on record as well. */
async function fileOf(
  { deps, printer }: Pages,
  link: Link,
  asked: Asked,
  filled: FamilyFilled,
): Promise<Answered | null> {
  const found = await readAgreed(deps, link);
  if (!found) return null;
  const language = letterLanguage(familyLanguageAsked(asked.query, found.language));
  const parts = letterParts(found, found.me, language);
  return canBePdf(parts)
    ? pdfAnswered(printer, link, parts, { language, madeAt: deps.clock.now() })
    : shown(asked, found, filled, { fault: null, kept: null });
}

/** Where nobody went through the words of a language the letter is in Dutch, which can be read aloud to them. */
function letterLanguage(language: FamilyLanguage): Language {
  return isChecked(language) ? workLanguageOf(language) : 'nl';
}

/** What was kept stands on the page, and no longer in its box; what was typed in another box stays there. */
function answered(
  asked: Asked,
  { page: found, fault }: FamilyAnswered,
  filled: FamilyFilled,
  part: 'said' | 'heard',
): Answered {
  if (fault !== null) return shown(asked, found, filled, { fault: { code: fault, part }, kept: null });
  const left = part === 'said' ? { ...filled, words: '' } : withHeard(filled, found);
  return shown(asked, found, left, { fault: null, kept: part });
}

/** With what they said before of being heard, as it is kept. */
function withHeard(filled: FamilyFilled, { heard }: FamilyPage): FamilyFilled {
  return { ...filled, answer: heard?.answer ?? null, heardWords: heard?.words ?? '' };
}

/** What is said above the forms: what is wrong and in which part, or what was kept. */
export type FamilySaid = {
  fault: { code: NonNullable<FamilyAnswered['fault']>; part: 'said' | 'heard' } | null;
  kept: 'said' | 'heard' | null;
};

function shown(asked: Asked, found: FamilyPage, filled: FamilyFilled, said: FamilySaid): Answered {
  const language = familyLanguageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const { familyPage: words } = texts;
  const here = `/${PATHS.family_page}/${asked.params.token}`;
  return wholePage(said.fault === null ? 200 : 422, {
    language,
    readers: 'family',
    title: words.title,
    body: html`${noteOf(found, said, texts)}
${letterOf(found, language, texts)}
<form class="screen" id="${FORM}" method="post" action="${here}?taal=${language}" autocomplete="off"><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}">
${canBePdf(letterParts(found, found.me, letterLanguage(language))) && fileButton(texts)}
<p class="soft small">${words.print}</p>
${found.isClosed ? html`<p class="note">${words.closed}</p>` : familyForm(found, filled, said, language)}</form>`,
    here: { path: here, form: FORM, again: null, enter: null },
  });
}

function noteOf({ of }: FamilyPage, { kept }: FamilySaid, { familyPage: words }: Texts): Html | null {
  if (kept === null) return null;
  return html`<div class="note screen" role="status"><p>${kept === 'said' ? words.kept[of] : words.heardKept[of]}</p></div>`;
}

/** As the school would print it for them. */
function letterOf(found: FamilyPage, language: FamilyLanguage, { familyPage: words }: Texts): Html {
  const inWords = letterLanguage(language);
  return html`${!isChecked(language) && html`<p class="screen">${words.inDutch}</p>`}${familyLetter(found, found.me, inWords)}${sinceThen(found, inWords)}${agreementOf(found, inWords)}`;
}

/** Whom to ask by now, where that is another than the letter names. */
function sinceThen({ regisseur, me, of }: FamilyPage, language: Language): Html | null {
  if (!regisseur) return null;
  const texts = textsIn(language);
  const line = regisseurLine(
    { minutes: { regisseur: regisseur.regisseur }, standing: { regisseur: regisseur.now } },
    me,
    of,
    texts,
  );
  return html`<section class="card sheet" lang="${language}" dir="ltr"><h2>${texts.familyLetter.regisseurTitle[of]}</h2><p>${texts.familyLetter.regisseurSince(dayIn(language, regisseur.sinceOn))}</p><p>${line}</p></section>`;
}

/** What is agreed for the months to come, below the letter of that table and in its language. */
function agreementOf({ agreed }: FamilyPage, language: Language): Html | null {
  if (agreed.length === 0) return null;
  const { caseAgreed, dossier } = textsIn(language);
  return html`<section class="card sheet" lang="${language}" dir="ltr"><h2>${caseAgreed.title}</h2>${agreed.map(
    ({ outcome, text }) =>
      html`<h3>${dossier.outcomes[outcome]}</h3>${text !== null && html`<pre>${text}</pre>`}`,
  )}</section>`;
}
