import { lookAtCase, readCase } from '../../app/case-page/showing-case.ts';
import type { CaseDoor, CasePage } from '../../app/case-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { caseActionsPart } from './case-actions.ts';
import { AGENDA_PRESSES, talkPart } from './case-agenda.ts';
import { AGREED_PRESSES, agreedPart } from './case-agreed.ts';
import { documentsPart, letterPage } from './case-documents.ts';
import { FACT_PRESSES } from './case-fact-presses.ts';
import { factsPart } from './case-facts.ts';
import { FAMILY_DOOR_PRESSES, familyDoorsPart } from './case-family.ts';
import { JGZ_PRESSES, jgzPart } from './case-jgz.ts';
import { LESSON_PRESSES, lessonPart } from './case-lesson.ts';
import { elsewherePart, goOnward } from './case-onward.ts';
import { answerAt, DO, type Outcome, PART, type Press, type Section, urlOfCase } from './case-part.ts';
import { pastPart } from './case-past.ts';
import { peoplePart } from './case-people.ts';
import { REGISSEUR_PRESSES, regisseurPart } from './case-regisseur.ts';
import { ROUTE_PRESSES, routePart } from './case-route.ts';
import { scaleUpPart } from './case-scale-up.ts';
import { caseVoicesPart } from './case-voices.ts';
import { wherePart } from './case-where.ts';
import { guardedRoutes } from './door.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { faults as faultsAbove, languageAsked, page } from './layout.ts';
import { fullName } from './names.ts';

/** The parts of the page by their names, in the order in which they are read. */
const SECTIONS: readonly (readonly [string, Section])[] = [
  ['stand', wherePart],
  ['stem', caseVoicesPart],
  ['regisseur', regisseurPart],
  ['afspraak', agreedPart],
  ['acties', caseActionsPart],
  ['route', routePart],
  ['jgz', jgzPart],
  ['gesprek', talkPart],
  ['stukken', documentsPart],
  ['gezin', familyDoorsPart],
  ['mensen', peoplePart],
  ['dagen', factsPart],
  ['opschalen', scaleUpPart],
  ['verloop', pastPart],
  ['geleerd', lessonPart],
  ['verder', elsewherePart],
];

/** What its buttons do, by the first word of their value. */
const PRESSES: Readonly<Record<string, Press>> = {
  naar: goOnward,
  brief: letterPage,
  ...FACT_PRESSES,
  ...FAMILY_DOOR_PRESSES,
  ...ROUTE_PRESSES,
  ...AGENDA_PRESSES,
  ...JGZ_PRESSES,
  ...LESSON_PRESSES,
  ...AGREED_PRESSES,
  ...REGISSEUR_PRESSES,
};

/** A case on one page, for whoever may see it and as far as they may. */
export function caseRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'case_page',
    look: (link) => lookAtCase(pages.deps, link),
    doorOf({ language: own, number, today }: CaseDoor, { query }) {
      const language = languageAsked(query, own);
      const { casePage, pages: words } = textsIn(language);
      return { language, title: casePage.door(number), dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const [what = ''] = (asked.form.get(DO) ?? '').split(':');
  const press = Object.hasOwn(PRESSES, what) ? PRESSES[what] : undefined;
  if (press) return press(pages, link, asked, (found, outcome) => casePageOf(asked, found, outcome));
  const found = await readCase(pages.deps, link);
  return found && casePageOf(asked, found);
}

function casePageOf(
  asked: Asked,
  found: CasePage,
  { said = null, faults = [], flagged = [] }: Partial<Outcome> = {},
): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const here = urlOfCase(asked);
  const drawn = { said, faults, flagged, texts, language, asked, action: `${here}?taal=${language}` };
  const isFaulty = faults.length > 0;
  const answer = html`${faultsAbove(faults.map((fault) => faultLine(fault, texts)))}
${said !== null && html`<div class="note" role="status"><p>${said}</p></div>`}`;
  const parts = SECTIONS.map(([part, section]) => ({ part, body: section(found, { ...drawn, part }) }));
  const pressedAt = parts.find(({ part, body }) => part === asked.form.get(PART) && body !== false)?.part;
  const body = html`${pressedAt === undefined && answer}
${leadOf(found, texts)}
${parts.map(({ part, body: drawnPart }) => (part === pressedAt ? html`<div id="${answerAt(part)}">${answer}${drawnPart}</div>` : drawnPart))}`;
  return page(isFaulty ? 422 : 200, {
    language,
    title: texts.casePage.title(found.number),
    body,
    // What was typed would be lost by going to the other language.
    here: isFaulty ? null : here,
  });
}

/** Whom it is about, as what one reads it, and that it is recorded. */
function leadOf({ pupil, reading, isDoubted, holder }: CasePage, texts: Texts): Html {
  const { casePage: words, dossier } = texts;
  const hint = words.readings[reading];
  const ask = holder ? words.askWho(fullName(holder)) : words.askSchool;
  return html`${isDoubted && html`<p class="warn">${dossier.doubted}</p>`}
${pupil !== null && html`<p class="lead">${words.about(fullName(pupil.name), pupil.className)}</p>`}
${hint !== '' && html`<p>${hint}${reading === 'partner_without_ground' && ` ${ask}`}</p>`}
<p class="soft small">${words.recorded}</p>`;
}

function faultLine({ code, at }: Outcome['faults'][number], { refusals }: Texts): HtmlValue {
  return at === null ? refusals[code] : html`<a href="#${at}">${refusals[code]}</a>`;
}
