import type { CasePage } from '../../app/case-page/views.ts';
import { type CaseEvent, MOST_EVENTS } from '../../domain/case-events.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';

/** So many stand there at once: on a phone, what was agreed comes below them. Ours. */
const UNFOLDED = 8;

/** What happened, the newest first: each with its day, so that two things of one day are two lines. */
export function pastPart({ past }: CasePage, { texts, language }: Drawn): Html | false {
  if (!past) return false;
  const { casePage: words } = texts;
  const lines = past.shown.map(
    (event) =>
      html`<li><span class="soft small">${dayIn(language, event.on)}</span><br>${eventText(event, texts, language)}</li>`,
  );
  const folded = lines.slice(UNFOLDED);
  const body = html`<ul class="plain">${lines.slice(0, UNFOLDED)}</ul>
${folded.length > 0 && html`<details><summary>${words.pastMore(folded.length)}</summary><ul class="plain">${folded}</ul>${past.isCut && html`<p class="soft">${words.pastCut(MOST_EVENTS)}</p>`}</details>`}`;
  return casePart('verloop', words.pastTitle, body);
}

function eventText(event: CaseEvent, texts: Texts, language: Language): string {
  const { closing, dossier, words: common } = texts;
  const { events } = texts.casePage;
  switch (event.kind) {
    case 'ground_recorded':
    case 'seat_passed':
      return events[event.kind](common.seats[event.seat]);
    case 'table_booked':
      return events.table_booked(event.day === null ? '' : dayIn(language, event.day));
    case 'minutes_final':
      return events.minutes_final(event.day === null ? '' : dayIn(language, event.day), event.nth);
    case 'agreed':
      return events.agreed(inSentence((event.outcomes ?? []).map((kind) => dossier.outcomes[kind])));
    case 'decided_anew':
      return events.decided_anew(
        dayIn(language, event.dueOn),
        event.reason === null ? '' : dossier.anewReasons[event.reason],
      );
    case 'paused':
      return events.paused(dayIn(language, event.until), pauseWhy(event, texts));
    case 'action_added':
      return events.action_added(event.nth);
    case 'action_ended':
      return events.action_ended[event.how](event.nth);
    case 'scaled_up':
      return events.scaled_up(event.who, texts.caseScaleUp.to[event.to]);
    case 'closed':
      return events.closed(event.reason === null ? '' : inSentence([dossier.closeReasons[event.reason]]));
    case 'reopened':
      return events.reopened(event.reason === null ? '' : inSentence([closing.reopenReasons[event.reason]]));
    default:
      return events[event.kind]();
  }
}

function pauseWhy(
  { reason, agreedWith }: Extract<CaseEvent, { kind: 'paused' }>,
  { dossier }: Texts,
): string {
  if (reason === null) return '';
  return dossier.pauseWhy(
    dossier.pauseReasons[reason],
    inSentence(agreedWith.map((who) => dossier.pauseAgreers[who])),
  );
}

function inSentence(labels: readonly string[]): string {
  return labels.join(', ').toLowerCase();
}
