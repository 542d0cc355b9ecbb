import type { Link } from '../../app/ports/links.ts';
import { enterRunning } from '../../app/running-case/entering-running.ts';
import { openKnownCase } from '../../app/running-case/opening.ts';
import { lookAtRunning, readClasses, readForm, readPupils } from '../../app/running-case/showing-running.ts';
import type { KnownAlready, RunningDoor, RunningEntered } from '../../app/running-case/views.ts';
import type { PupilId } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { html } from './html.ts';
import { closedDoor, faults, languageAsked, page, selectBox } from './layout.ts';
import { fullName } from './names.ts';
import { emptyRunning, entryIn, filledRunning } from './running-filled.ts';
import { type RunningShown, runningForm } from './running-form.ts';
import { again, button, CLASS, DO, form, ofClass, PUPIL, SAFE, safe, wordsFor } from './running-step.ts';

/**
 * A case that ran on paper is put in, with its own days: first the question about safety, then which pupil, then one form. Nothing is
 * kept before the last press, and what was typed stays with each fault. The link was made on a coordinator's own press.
 */
export function runningRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'running_case_page',
    staysOpen: true,
    look: (link) => lookAtRunning(pages.deps, link),
    doorOf({ language: own, today }: RunningDoor, { query }) {
      const language = languageAsked(query, own);
      const { running, pages: words } = textsIn(language);
      return { language, title: running.door, dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const what = asked.form.get(DO) ?? '';
  if (what === 'onveilig') return stoppedPage(pages, link, asked);
  if (asked.form.get(SAFE) !== 'ja' || what === 'opnieuw') return safetyPage(pages, link, asked);
  if (what === 'casus') return toCase(pages, link, asked);
  if (what === 'klas') return pupilsPage(pages, link, asked);
  if (what === 'leerling') return formOf(pages, link, asked);
  if (what === 'bewaar') return save(pages, link, asked);
  return classesPage(pages, link, asked, false);
}

/** Three answers that look alike: none of them is the one that is hoped for. */
async function safetyPage({ deps }: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const found = await lookAtRunning(deps, link);
  if (!found) return null;
  const { language, texts } = wordsFor(asked, found);
  const { intake, running } = texts;
  const body = html`<p class="lead">${intake.safetyTitle}</p><p>${intake.safetyText}</p>
${form(asked, language, [button('onveilig', intake.safetyYes, 'quiet'), button('onveilig', intake.safetyNotSure, 'quiet')])}
${form(asked, language, [safe(), button('', intake.safetyNo, 'quiet')], 'second')}`;
  return page(200, { language, title: running.title, body, here: again(asked, '') });
}

/** Nothing is made: whoever doubts gets the way that comes first. */
async function stoppedPage({ deps }: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const found = await lookAtRunning(deps, link);
  if (!found) return null;
  const { language, texts } = wordsFor(asked, found);
  const { intake, running } = texts;
  const lines = [intake.acute, intake.suicide, intake.meldcode, intake.staff];
  const body = html`<p class="lead">${running.stoppedText}</p>
${lines.map(({ title, text }) => html`<section class="card"><h2>${title}</h2><p>${text}</p></section>`)}
${form(asked, language, [button('opnieuw', running.anew, 'quiet')])}`;
  return page(200, { language, title: running.stoppedTitle, body, here: again(asked, 'onveilig') });
}

async function classesPage(
  { deps }: Pages,
  link: Link,
  asked: Asked,
  isMissing: boolean,
): Promise<Answered | null> {
  const found = await readClasses(deps, link);
  if (!found) return null;
  const { language, texts } = wordsFor(asked, found);
  const { running, refusals } = texts;
  const box = {
    name: CLASS,
    label: running.class,
    hint: null,
    value: isMissing ? '' : (asked.form.get(CLASS) ?? ''),
    fault: isMissing ? refusals.class_unknown : null,
  };
  const body =
    found.classes.length === 0
      ? html`<p class="lead">${running.noPupils}</p>`
      : html`${faults(isMissing ? [refusals.class_unknown] : [])}${form(asked, language, [
          safe(),
          selectBox(box, [
            { value: '', label: running.chooseClass },
            ...found.classes.map((name) => ({ value: name, label: name === '' ? '–' : name })),
          ]),
          button('klas', running.next),
        ])}`;
  // Of a school without pupils there is no form to send.
  const here = found.classes.length === 0 ? null : again(asked, '', 'klas');
  return page(isMissing ? 422 : 200, { language, title: running.classTitle, body, here });
}

async function pupilsPage(
  pages: Pages,
  link: Link,
  asked: Asked,
  isMissing = false,
): Promise<Answered | null> {
  const className = asked.form.get(CLASS) ?? '';
  const found = await readPupils(pages.deps, link, className);
  if (!found) return null;
  if (found.pupils.length === 0) return classesPage(pages, link, asked, true);
  const { language, texts } = wordsFor(asked, found);
  const { running, refusals } = texts;
  const box = {
    name: PUPIL,
    label: running.pupil,
    hint: null,
    value: isMissing ? '' : (asked.form.get(PUPIL) ?? ''),
    fault: isMissing ? refusals.pupil_missing : null,
  };
  const body = html`${faults(isMissing ? [refusals.pupil_missing] : [])}${form(asked, language, [
    safe(),
    ofClass(className),
    selectBox(box, [
      { value: '', label: running.choosePupil },
      ...found.pupils.map(({ id, name }) => ({ value: id, label: fullName(name) })),
    ]),
    button('leerling', running.next),
    button('', running.otherClass, 'quiet'),
  ])}`;
  return page(isMissing ? 422 : 200, {
    language,
    title: running.pupilTitle(className),
    body,
    here: again(asked, 'klas', 'leerling'),
  });
}

async function formOf(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const typed = filledRunning(asked.form);
  const pupilId = typed.pupilId as PupilId | null;
  const found = pupilId && (await readForm(pages.deps, link, pupilId, entryIn(typed)?.family.ageBand));
  if (!found) return pupilsPage(pages, link, asked, true);
  if (found.kind === 'known') return knownPage(asked, found.known);
  // The form itself was sent, for another language.
  const filled = typed.id ? typed : emptyRunning(found.page);
  return formPage(asked, { page: found.page, filled, faults: [] });
}

async function save({ deps }: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const filled = filledRunning(asked.form);
  const entry = entryIn(filled);
  if (!entry) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const entered = await enterRunning(deps, link, entry);
  switch (entered?.kind) {
    case 'entered':
      return enteredPage(asked, entered);
    case 'known':
      return knownPage(asked, entered.known);
    case 'faults':
      return formPage(asked, { page: entered.page, filled, faults: entered.faults });
    case undefined:
      return null;
  }
}

function formPage(asked: Asked, shown: RunningShown): Answered {
  const { language, texts } = wordsFor(asked, shown.page);
  const { running } = texts;
  const { name, className } = shown.page.pupil;
  return page(shown.faults.length > 0 ? 422 : 200, {
    language,
    title: running.formTitle(fullName(name)),
    body: html`${form(asked, language, [
      safe(),
      ofClass(className),
      button('klas', running.otherPupil, 'quiet'),
      runningForm(shown, texts, language),
      button('bewaar', running.save),
    ])}`,
    here: again(asked, 'leerling', 'bewaar'),
  });
}

function knownPage(asked: Asked, { pupil, dossier, concerns, ...door }: KnownAlready): Answered {
  const { language, texts } = wordsFor(asked, door);
  const { running } = texts;
  const body = html`<div class="fault" role="alert" tabindex="-1" autofocus><ul>${[
    dossier === null ? null : running.knownDossier(dossier),
    concerns.length === 0 ? null : running.knownConcerns(concerns.join(', ')),
  ].map((line) => line !== null && html`<li>${line}</li>`)}</ul></div>
${form(asked, language, [
  safe(),
  ofClass(pupil.className),
  html`<input type="hidden" name="${PUPIL}" value="${pupil.id}">`,
  dossier !== null && button('casus', running.toCase),
  button('klas', running.otherPupil, 'quiet'),
  button('opnieuw', running.anew, 'quiet'),
])}`;
  return page(422, { language, title: running.knownTitle, body, here: again(asked, 'leerling') });
}

/** To the case that runs about this pupil; one that was closed meanwhile is no reason to stop any more. */
async function toCase(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const pupilId = filledRunning(asked.form).pupilId as PupilId | null;
  const url = pupilId && (await openKnownCase(pages.deps, link, pupilId));
  return url
    ? { status: 303, type: 'text', body: '', headers: { Location: url } }
    : formOf(pages, link, asked);
}

function enteredPage(
  asked: Asked,
  { language: own, number, hasTables, isMine }: Extract<RunningEntered, { kind: 'entered' }>,
): Answered {
  const { language, texts } = wordsFor(asked, { language: own });
  const { running } = texts;
  const body = html`<div class="note" role="status"><p>${running.enteredText}</p></div>
<ul><li>${isMine ? running.enteredMine : running.enteredTheirs}</li>
${!hasTables && html`<li>${running.enteredNoTable}</li>`}<li>${running.enteredGround}</li></ul>
${form(asked, language, [button('opnieuw', running.another, 'quiet')])}`;
  // It is said once: in another language nothing would be left of it.
  return page(200, { language, title: running.enteredTitle(number), body, here: null });
}
