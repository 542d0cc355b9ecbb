import { type AbsenceSaved, enterAbsence, removeAbsence } from '../../app/absence-duty/entering-absence.ts';
import {
  type AbsenceDoor,
  type AbsencePage,
  lookAtAbsence,
  readAbsence,
} from '../../app/absence-duty/showing-absence.ts';
import type { Link } from '../../app/ports/links.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { clockPart, todoPart } from './absence-clock.ts';
import type { Drawing } from './absence-drawing.ts';
import { DO, ENTRY, type Part, pressedIn, WEEK } from './absence-form.ts';
import { exemptionPart, reportPart, reportsPart } from './absence-report.ts';
import { doubtPart, sickPart } from './absence-sick.ts';
import { weekPart } from './absence-week.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { closedDoor, faults, languageAsked, page } from './layout.ts';

/**
 * The absence of the pupil of a dossier, kept week by week. Hours and sick reports are typed here and nowhere else, so that
 * none of it goes through Teams; whoever raised the concern sees their own entries, and no clock.
 */
export function absenceRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'absence_page',
    look: (link) => lookAtAbsence(pages.deps, link),
    doorOf({ language: own, number, today }: AbsenceDoor, { query }) {
      const language = languageAsked(query, own);
      const { absenceDuty, pages: words } = textsIn(language);
      return { language, title: absenceDuty.door(number), dayLabel: words.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed({ deps }: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const press = pressedIn(asked.form);
  if (!press) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const { part, monday } = press;
  const shown = (saved: AbsenceSaved | null, done: 'saved' | 'removed'): Answered | null =>
    saved &&
    drawn(asked, deps.ids.next<string>(), saved.page, saved.fault ? part : after(part), saved.fault ?? done);
  switch (press.kind) {
    case 'show': {
      const found = await readAbsence(deps, link, monday);
      return found && drawn(asked, deps.ids.next<string>(), found, part, null);
    }
    case 'save':
      return shown(await enterAbsence(deps, link, press.id, press.filled, monday), 'saved');
    case 'remove':
      return shown(await removeAbsence(deps, link, press.subject, monday), 'removed');
  }
}

/** What was reported or spoken of changes the overview; a sick report is followed by the others. */
function after(part: Part): Part {
  return part.kind === 'sick' || part.kind === 'doubt' ? { kind: 'sick' } : { kind: 'start' };
}

type Said = RefusalCode | 'saved' | 'removed' | null;

function drawn(asked: Asked, entry: string, found: AbsencePage, part: Part, said: Said): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const { absenceDuty, refusals } = texts;
  const fault = said === null || said === 'saved' || said === 'removed' ? null : said;
  const here = `/${PATHS.absence_page}/${asked.params.token}`;
  const drawing: Drawing = {
    found,
    texts,
    language,
    typed: fault ? asked.form : null,
    form: (parts) =>
      html`<form method="post" action="${here}?taal=${language}" autocomplete="off"><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}"><input type="hidden" name="${ENTRY}" value="${entry}"><input type="hidden" name="${WEEK}" value="${found.week.monday}">${parts}</form>`,
    button: (value, label, tone = 'loud') =>
      html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`,
    day: (on) => dayIn(language, on),
  };
  const body = html`${fault !== null && faults([refusals[fault]])}
${fault === null && said !== null && html`<p class="note" role="status">${absenceDuty[said as 'saved' | 'removed']}</p>`}
${partOf(part, drawing)}`;
  return page(fault ? 422 : 200, {
    language,
    title: titleOf(part, drawing),
    body,
    // What was typed would be lost by going to the other language.
    here: fault ? null : here,
  });
}

function titleOf(part: Part, { found, texts }: Drawing): string {
  const { absenceDuty } = texts;
  switch (part.kind) {
    case 'start':
      return absenceDuty.title(found.number);
    case 'sick':
      return absenceDuty.sickTitle;
    case 'doubt':
      return absenceDuty.doubtTitle;
    case 'exemption':
      return absenceDuty.exemptionTitle;
    case 'report':
      return absenceDuty.reportTitle;
  }
}

function partOf(part: Part, drawing: Drawing): Html {
  const { found, texts, form, button } = drawing;
  const { absenceDuty } = texts;
  const back = form([button('', absenceDuty.back, 'quiet')]);
  const { whole } = found;
  if (part.kind === 'sick') return html`${sickPart(drawing)}${back}`;
  if (!whole || part.kind === 'start') return startPart(drawing);
  switch (part.kind) {
    case 'doubt':
      return html`${doubtPart(drawing, whole, part.sickId)}${back}`;
    case 'exemption':
      return html`${exemptionPart(drawing, whole)}${back}`;
    case 'report':
      return html`${reportPart(drawing, whole, part.about)}${back}`;
  }
}

function startPart(drawing: Drawing): Html {
  const { found, texts, form, button } = drawing;
  const { absenceDuty } = texts;
  const { whole } = found;
  return html`<p>${whole ? absenceDuty.note : absenceDuty.noteOwn}</p>
${whole !== null && html`${todoPart(drawing, whole)}${clockPart(drawing, whole)}`}
${weekPart(drawing)}
${form([
  button('ziek', absenceDuty.sickTitle, 'quiet'),
  whole !== null && button('vrijstelling', absenceDuty.exemptionTitle, 'quiet'),
  whole !== null && button('melden', absenceDuty.reportAdd, 'quiet'),
])}
${whole !== null && reportsPart(drawing, whole)}`;
}
