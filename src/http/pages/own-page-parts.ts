import type { PeriodView } from '../../app/absence/views.ts';
import type { OwnPressed } from '../../app/own-tables/own-page.ts';
import type { CaseToRead, OwnPage, OwnTable } from '../../app/own-tables/views.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { Wishes } from '../../domain/reminding/wishes.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { agendaForm } from './agenda-form.ts';
import { type Html, html } from './html.ts';
import { dayBox, faults } from './layout.ts';
import { ownActionsPart } from './own-actions-part.ts';
import { remindingPart } from './reminding-part.ts';

export type OwnPageShown = Omit<OwnPressed, 'page' | 'goTo'> & {
  language: Language;
  here: string;
  ticket: string;
  /** The days as they were typed, when there is something wrong with them. */
  typed: { from: SchoolDate | null; until: SchoolDate | null };
  /** The same of when somebody may be reminded; null when nothing is wrong with it. */
  typedWishes: Wishes | null;
};

export function ownPageBody(found: OwnPage, shown: OwnPageShown): Html {
  const { language, here, said, fault } = shown;
  const { ownTables } = textsIn(language);
  return html`${fault !== null && faults([faultText(fault, language)])}
${said !== null && html`<div class="note" role="status"><p>${ownTables[said]}</p></div>`}
${tablesPart(found.tables, shown)}
${found.reading.length > 0 && readingPart(found.reading, shown)}
${found.actions.length > 0 && ownActionsPart(found, { language, here, hidden: ticketOf(shown) })}
${awayPart(found, shown)}
${remindingPart(found.reminding, { language, here, hidden: ticketOf(shown), typed: shown.typedWishes })}
${feedPart(found, shown)}
${found.agenda && agendaForm(found.agenda, here, language, ticketOf(shown))}`;
}

function tablesPart(tables: readonly OwnTable[], shown: OwnPageShown): Html {
  const { language } = shown;
  const { ownTables } = textsIn(language);
  return html`<section aria-labelledby="tables-title"><h2 id="tables-title">${tables.length === 0 ? ownTables.none : ownTables.title(tables.length)}</h2>
${tables.length > 0 && html`<ul class="plain">${tables.map((table) => tableRow(table, shown))}</ul>`}
<p class="soft small">${ownTables.note}</p></section>`;
}

function tableRow({ ref, moment, place, number, hasCase }: OwnTable, shown: OwnPageShown): Html {
  const { language, here } = shown;
  const { ownTables } = textsIn(language);
  const when = moment && momentIn(language, moment.on, moment.minute, moment.untilMinute);
  return html`<li><strong>${when ?? ownTables.asked}</strong><br>${place}<br><span class="soft">${ownTables.number} ${number}</span>${
    hasCase &&
    html`<form method="post" action="${here}?taal=${language}">${ticketOf(shown)}<input type="hidden" name="rij" value="${ref.schoolId} ${ref.id}"><p><button class="wide quiet" type="submit" name="doe" value="table_case" aria-label="${ownTables.openCase}: ${number}">${ownTables.openCase}</button></p></form>`
  }</li>`;
}

/** The road to a case in which no table is to come. */
function readingPart(cases: readonly CaseToRead[], shown: OwnPageShown): Html {
  const { language, here } = shown;
  const { ownTables } = textsIn(language);
  return html`<section aria-labelledby="reading-title"><h2 id="reading-title">${ownTables.reading}</h2><ul class="plain">${cases.map(
    ({ dossierId, concern, number, school }) =>
      html`<li><strong>${ownTables.number} ${number}</strong><br><span class="soft">${school}</span><form method="post" action="${here}?taal=${language}">${ticketOf(shown)}<input type="hidden" name="rij" value="${concern.schoolId} ${dossierId}"><p><button class="wide quiet" type="submit" name="doe" value="read_case" aria-label="${ownTables.openCase}: ${number}">${ownTables.openCase}</button></p></form></li>`,
  )}</ul></section>`;
}

/** Each period with its own small form, so that a button says which one it is about also without a script. */
function awayPart({ away, today, lastDay }: OwnPage, shown: OwnPageShown): Html {
  const { language, here, typed } = shown;
  const { ownTables, absence } = textsIn(language);
  return html`<section aria-labelledby="away-title"><h2 id="away-title">${ownTables.awayTitle}</h2>
<p>${away.length === 0 ? absence.nothing : absence.about}</p>
${away.map((period) => periodForm(period, { today, lastDay }, shown))}
<h3>${away.length === 0 ? absence.addFirst : ownTables.addAway}</h3>
<form method="post" action="${here}?taal=${language}" autocomplete="off">${ticketOf(shown)}
${dayBox({ name: 'van', label: absence.from }, { first: today, last: lastDay, value: typed.from })}
${dayBox({ name: 'tot', label: absence.until }, { first: today, last: lastDay, value: typed.until })}
<p><button class="wide" type="submit" name="doe" value="away">${absence.save}</button></p>
</form>
<p class="soft small">${absence.note}</p></section>`;
}

function periodForm(
  { id, fromOn, untilOn }: PeriodView,
  { today, lastDay }: Pick<OwnPage, 'today' | 'lastDay'>,
  shown: OwnPageShown,
): Html {
  const { language, here } = shown;
  const { ownTables, absence } = textsIn(language);
  const period = absence.period(dayIn(language, fromOn), dayIn(language, untilOn));
  // Back today: yesterday was the last day.
  const first = fromOn < today ? addDays(today, -1) : fromOn;
  return html`<form class="card" method="post" action="${here}?taal=${language}" autocomplete="off" aria-label="${period}">${ticketOf(shown)}<input type="hidden" name="rij" value="${id}">
<p><strong>${period}</strong></p>
${dayBox({ name: `tot-${id}`, label: ownTables.lastDay }, { first, last: lastDay, value: untilOn })}
<p><button class="wide quiet" type="submit" name="doe" value="last_day">${ownTables.changeLastDay}</button></p>
<p><button class="wide quiet" type="submit" name="doe" value="take_back">${ownTables.takeBack}</button></p>
</form>`;
}

/** The address stands there once, right after it was made: whoever opens the page later cannot read it. */
function feedPart({ feedMadeOn, feedVersion }: OwnPage, shown: OwnPageShown): Html {
  const { language, here, feedUrl } = shown;
  const { feed } = textsIn(language).ownTables;
  const button = (value: string, label: string) =>
    html`<form method="post" action="${here}?taal=${language}#feed-title">${ticketOf(shown)}<input type="hidden" name="stand" value="${feedVersion}"><p><button class="wide quiet" type="submit" name="doe" value="${value}">${label}</button></p></form>`;
  return html`<section aria-labelledby="feed-title"><h2 id="feed-title">${feed.title}</h2>
<p>${feed.lead}</p>
${
  feedUrl !== null &&
  html`<div class="note" role="status"><p>${feed.once}</p></div>
<label class="field" for="adres">${feed.yours}</label><textarea id="adres" readonly rows="3">${feedUrl}</textarea>`
}
${feedUrl === null && feedMadeOn !== null && html`<p>${feed.made(dayIn(language, feedMadeOn))}</p>`}
${button('make_feed', feedMadeOn === null ? feed.make : feed.renew)}
${feedMadeOn !== null && html`<p class="soft small">${feed.renewHint}</p>${button('end_feed', feed.end)}`}
</section>`;
}

function ticketOf({ ticket }: OwnPageShown): Html {
  return html`<input type="hidden" name="ticket" value="${ticket}">`;
}

function faultText(fault: NonNullable<OwnPressed['fault']>, language: Language): string {
  const { refusals, agendas } = textsIn(language);
  return fault === 'agenda_not_allowed' ? agendas.notAllowed : refusals[fault];
}
