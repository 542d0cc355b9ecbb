import {
  type ConcernDoor,
  type ConcernPage,
  lookAtConcern,
  readConcern,
} from '../../app/pages/concern-page.ts';
import { shareLink } from '../../app/pages/sharing-link.ts';
import type { Link } from '../../app/ports/links.ts';
import type { Details } from '../../domain/details.ts';
import type { Language } from '../../domain/ids.ts';
import type { Pause } from '../../domain/pausing.ts';
import type { RunningBefore } from '../../domain/running-case.ts';
import { dayIn } from '../../texts/dates.ts';
import { wordOf } from '../../texts/fates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { type Door, guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { kernteamPart } from './kernteam.ts';
import { languageAsked, page } from './layout.ts';
import { fullName } from './names.ts';
import { parentRows } from './parents.ts';
import { SHARE, shareBody, sharePart } from './share.ts';
import { voicesPart } from './voices-part.ts';

/**
 * A whole concern, for the coordinator. The link was made on that person's own press in Teams and is in no mail; each
 * reading behind its door is in the audit, with who read.
 */
export function concernRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'concern_page',
    look: (link) => lookAtConcern(pages.deps, link),
    doorOf,
    enter: (link, asked) => (asked.form.has(SHARE) ? give(pages, link, asked) : read(pages, link, asked)),
  });
}

function doorOf(found: ConcernDoor, asked: Asked): Door {
  const language = languageAsked(asked.query, found.language);
  const { details, pages } = textsIn(language);
  return {
    language,
    title: details.readTitle(found.number),
    dayLabel: found.sentOn === null ? pages.on : details.sentOn,
    day: found.sentOn === null ? '' : dayIn(language, found.sentOn),
  };
}

async function read(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const found = await readConcern(pages.deps, link);
  if (!found) return null;
  const shown = { ...found, language: languageAsked(asked.query, found.language) };
  const texts = textsIn(shown.language);
  // The other language is behind the door again.
  const here = `/${PATHS.concern_page}/${asked.params.token}`;
  const form = { action: `${here}?taal=${shown.language}`, ticket: asked.form.get('ticket') ?? '' };
  return page(200, {
    language: shown.language,
    title: texts.details.readTitle(shown.number),
    body: html`${bodyOf(shown, texts)}${shown.sharable.length > 0 && sharePart(shown.sharable, form, texts)}`,
    here,
  });
}

async function give(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const shared = await shareLink(pages.deps, link, asked.form.get(SHARE) ?? '');
  if (!shared) return null;
  const language = languageAsked(asked.query, shared.language);
  return page(200, {
    language,
    title: textsIn(language).share.pageTitle,
    body: shareBody(shared, language),
    here: `/${PATHS.concern_page}/${asked.params.token}`,
  });
}

function bodyOf(found: ConcernPage, texts: Texts): Html {
  const { details } = texts;
  return html`<p class="note">${details.readNote}</p>
${found.voices.some(({ said }) => said.length > 0) && voicesPart(found.voices, texts, found.language)}
${facts(whoRows(found, texts))}
${found.decision !== null && html`<h2>${details.decision}</h2>${facts(decisionRows(found, texts))}`}
${found.pauses.length > 0 && pausesPart(found.pauses, found.language, texts)}
${found.anew.length > 0 && anewPart(found.anew, found.language, texts)}
${found.family !== null && parentsPart(found.family, found.language, texts)}
${alsoNote(found, texts)}
${found.kernteam !== null && kernteamPart(found.kernteam, texts, found.language)}
<h2>${found.intake.running ? texts.running.before.title : details.answers}</h2>
${facts(found.intake.running ? runningRows(found.intake.running, found.language, texts) : intakeRows(found, texts))}
<h2>${details.added}</h2>
${found.added.length === 0 && html`<p class="soft">${details.addedNothing}</p>`}
${found.added.map(
  (added) =>
    html`<section class="card"><h3>${details.addedBy(
      added.by ? fullName(added.by) : details.somebody,
      dayIn(found.language, added.on),
    )}</h3>${facts(detailRows(added.details, texts))}</section>`,
)}`;
}

function pausesPart(pauses: readonly Pause[], language: Language, { dossier }: Texts): Html {
  const rows = pauses.map(({ fromOn, untilOn, reason, agreedWith }) => ({
    label: dossier.pauseFromTo(dayIn(language, fromOn), dayIn(language, untilOn)),
    value: dossier.pauseWhy(
      dossier.pauseReasons[reason],
      agreedWith.map((who) => dossier.pauseAgreers[who].toLowerCase()).join(', '),
    ),
  }));
  return html`<h2>${dossier.factPause}</h2>${facts(rows)}`;
}

function anewPart(anew: ConcernPage['anew'], language: Language, { dossier }: Texts): Html {
  const rows = anew.map(({ on, insteadOf, dueOn, reason, by }) => ({
    label: dayIn(language, on),
    value: dossier.anewSaid(
      dayIn(language, insteadOf),
      dayIn(language, dueOn),
      dossier.anewReasons[reason],
      by.map(fullName).join(', '),
    ),
  }));
  return html`<h2>${dossier.anew}</h2>${facts(rows)}`;
}

function parentsPart(
  { parents, pupilDecides }: NonNullable<ConcernPage['family']>,
  language: Language,
  texts: Texts,
): Html {
  const { details } = texts;
  return html`<h2>${details.parentsTitle}</h2>
${pupilDecides && html`<p class="soft">${details.pupilDecides}</p>`}
${facts(parentRows(parents, texts, language))}`;
}

function alsoNote({ also }: ConcernPage, { triage }: Texts): Html | null {
  const lines = [
    ...(also.dossier === null ? [] : [triage.alsoDossier(also.dossier)]),
    ...(also.concerns.length === 0 ? [] : [triage.alsoConcerns(also.concerns.join(', '))]),
  ];
  return lines.length === 0 ? null : html`<p class="warn">${lines.join(' ')}</p>`;
}

type Row = { label: string; value: string };

function whoRows({ pupil, raisedBy, sentOn, language }: ConcernPage, { details }: Texts): Row[] {
  return [
    ...(pupil
      ? [
          { label: details.pupil, value: fullName(pupil.name) },
          { label: details.className, value: pupil.className },
          ...(pupil.bornOn ? [{ label: details.bornOn, value: dayIn(language, pupil.bornOn) }] : []),
        ]
      : []),
    ...(raisedBy ? [{ label: details.raisedBy, value: fullName(raisedBy) }] : []),
    ...(sentOn ? [{ label: details.sentOn, value: dayIn(language, sentOn) }] : []),
  ];
}

function decisionRows({ decision, consults, language }: ConcernPage, texts: Texts): Row[] {
  if (!decision) return [];
  const { details, triage, words } = texts;
  const { reason, reviewOn, reviewedOn, told } = decision;
  return [
    { label: details.route, value: triage.routes[decision.route] },
    ...(reason === null ? [] : [{ label: details.reason, value: wordOf(triage.reasons, reason) }]),
    ...consults.map(({ seat, name, state, on }) => ({
      label: details.partner(words.seats[seat]),
      value: details.consultBy(
        name ? fullName(name) : details.somebody,
        details.consultStates[state],
        dayIn(language, on),
      ),
    })),
    ...(reviewOn && !reviewedOn ? [{ label: details.reviewOn, value: dayIn(language, reviewOn) }] : []),
    ...(reviewedOn ? [{ label: details.reviewedOn, value: dayIn(language, reviewedOn) }] : []),
    ...(told
      ? [
          {
            label: details.told,
            value: details.addedBy(told.by ? fullName(told.by) : details.somebody, dayIn(language, told.on)),
          },
        ]
      : []),
  ];
}

/** Of a case that ran before it came here nobody tapped anything in. */
function runningRows(
  { firstSignalOn, atHomeSince }: RunningBefore,
  language: Language,
  { running }: Texts,
): Row[] {
  const { before } = running;
  return [
    { label: before.firstSignalOn, value: dayIn(language, firstSignalOn) },
    {
      label: before.atHomeSince,
      value: atHomeSince === null ? before.notAtHome : dayIn(language, atHomeSince),
    },
  ];
}

function intakeRows({ intake, language }: ConcernPage, { details, intake: words }: Texts): Row[] {
  const { absentSince, parentsTold, raisedBy, reasons } = intake;
  const since = absentSince && absentSince !== 'unknown' ? dayIn(language, absentSince) : details.unknown;
  return [
    { label: details.worried, value: raisedBy ? words.raisedByChoices[raisedBy] : details.unknown },
    { label: details.reasons, value: reasons.map((reason) => words.reasonChoices[reason]).join(', ') },
    { label: details.since, value: since },
    { label: details.parentsTold, value: toldText() },
  ];

  function toldText(): string {
    if (parentsTold?.told === 'yes') return details.parentsToldOn(dayIn(language, parentsTold.on));
    return parentsTold?.told === 'no' ? details.parentsToldNo : details.unknown;
  }
}

/** Only what was filled in. */
function detailRows(added: Details, { details }: Texts): Row[] {
  const { addedLabels: labels } = details;
  const rows: Row[] = [
    { label: labels.sickReports, value: added.sickReports === null ? '' : String(added.sickReports) },
    { label: labels.absenceHours, value: added.absenceHours === null ? '' : String(added.absenceHours) },
    {
      label: labels.welfare,
      value: added.welfare.map((reason) => details.welfareChoices[reason]).join(', '),
    },
    { label: labels.tried, value: added.tried },
    { label: labels.effect, value: added.effect ? details.effectChoices[added.effect] : '' },
    { label: labels.pupilsWords, value: added.pupilsWords },
    { label: labels.more, value: added.more },
  ];
  return rows.filter(({ value }) => value !== '');
}

function facts(rows: readonly Row[]): Html {
  return html`<dl class="facts">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd><pre>${value}</pre></dd>`)}</dl>`;
}
