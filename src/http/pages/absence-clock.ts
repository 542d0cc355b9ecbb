import type { AbsencePage, DueShown } from '../../app/absence-duty/showing-absence.ts';
import { isDue } from '../../domain/absence-duty/clock.ts';
import type { DoubtShown } from '../../domain/absence-duty/doubts.ts';
import type { TalkCalledFor } from '../../domain/absence-duty/sickness.ts';
import type { ClosedBecause } from '../../domain/calendar/school-calendar.ts';
import { closedIn } from '../../texts/dates.ts';
import type { Drawing } from './absence-drawing.ts';
import { shownHours } from './absence-week.ts';
import { type Html, html } from './html.ts';
import { dayBox } from './layout.ts';

type Whole = NonNullable<AbsencePage['whole']>;
type Obligation = Whole['clock']['obligations'][number];

/** What is due, by when, and the days that a report asks for. */
export function todoPart(drawing: Drawing, whole: Whole): Html {
  const { texts, day } = drawing;
  const { absenceDuty } = texts;
  const { clock } = whole;
  const heading = html`<h2>${absenceDuty.todoTitle}</h2>`;
  if (clock.exemptUntil !== null)
    return html`${heading}<p class="note">${absenceDuty.exempt(day(clock.exemptUntil))}</p>`;
  const open = clock.obligations.filter(({ report }) => report === null);
  // Of what is no duty the last is enough.
  const reports = open.filter((each, index) => isDue(each) || index === open.length - 1);
  const talk = clock.talks.find(({ talkedOn }) => talkedOn === null);
  const doubts = clock.doubts.filter(({ step }) => step !== 'settled' && step !== 'reported');
  const cards = [
    ...reports.map((each) => reportCard(each, drawing, whole)),
    ...(talk ? [talkCard(talk, drawing, whole)] : []),
    ...doubts.map((each) => doubtCard(each, drawing, whole)),
  ];
  return html`${heading}${cards.length === 0 && html`<p class="soft">${absenceDuty.todoNone}</p>`}${cards}
${clock.longAhead !== null && html`<p class="note">${absenceDuty.longAhead(day(clock.longAhead.longOn))}</p>`}`;
}

/** How far it is, since when, and what of that time did not count. */
export function clockPart(drawing: Drawing, { clock, rules }: Whole): Html {
  const { texts, found, day } = drawing;
  const { absenceDuty } = texts;
  const { hours, sick } = clock;
  return html`<h2>${absenceDuty.clockTitle}</h2><dl class="facts">
<dt>${absenceDuty.factHours}</dt><dd>${absenceDuty.clockHours(shownHours(hours.counted), hours.limit, absenceDuty.units[found.unit])}, ${absenceDuty.clockSince(day(hours.fromOn))}. ${notCounted(hours.notCounted, drawing)}</dd>
<dt>${absenceDuty.factSick}</dt><dd>${absenceDuty.clockSick(sick.reports, sick.limit, rules.sickReportsSchoolWeeks)} ${notCounted(sick.notCounted, drawing)}</dd></dl>`;
}

function reportCard(each: Obligation, drawing: Drawing, whole: Whole): Html {
  const { texts, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const { kind, duty, firstOn, reachedOn, hours, waitsUntil } = each;
  const { rules } = whole;
  const title =
    kind === 'long_absence'
      ? absenceDuty.dutyTitles.long_absence
      : absenceDuty.dutyTitles.absence_16h(rules.hours, rules.hoursSchoolWeeks);
  const about = `${kind} ${firstOn} ${reachedOn}`;
  return html`<section class="card"><h3>${title}</h3><dl class="facts">
<dt>${absenceDuty.firstOn}</dt><dd>${day(firstOn)}</dd>
<dt>${kind === 'long_absence' ? absenceDuty.endOn : absenceDuty.reachedOn}</dt><dd>${day(reachedOn)}</dd>
<dt>${absenceDuty.hours}</dt><dd>${shownHours(hours)}</dd>
${isDue(each) && dueFacts(whole.dueOfReport(each), drawing)}</dl>
${duty === 'agreed' && html`<p class="soft small">${absenceDuty.agreed}</p>`}
${duty === 'law' && html`<p class="soft small">${absenceDuty.forces.law}</p>`}
${(duty === 'of_age' || duty === 'too_young') && html`<p class="soft small">${absenceDuty.noDuty[duty]}</p>`}
${waitsUntil !== null && html`<p>${absenceDuty.waits(day(waitsUntil))}</p>`}
${form([button(`melden:${about}`, absenceDuty.report)])}</section>`;
}

function talkCard({ because, metOn }: TalkCalledFor, drawing: Drawing, whole: Whole): Html {
  const { texts, found, typed, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const { rules } = whole;
  const why =
    because === 'sick_reports'
      ? absenceDuty.talkBecause.sick_reports(rules.sickReports, rules.sickReportsSchoolWeeks)
      : absenceDuty.talkBecause.sick_days(rules.sickSchoolDays);
  const isAhead = metOn > found.today;
  const due = whole.due({ rule: 'sick_talk', startsOn: metOn });
  const box = { first: found.today, last: found.today, value: found.today };
  return html`<section class="card"><h3>${absenceDuty.talkTitle}</h3>
<p>${isAhead ? absenceDuty.talkAhead(day(metOn)) : why}</p>
${!isAhead && html`<dl class="facts"><dt>${absenceDuty.talkSince}</dt><dd>${day(metOn)}</dd>${dueFacts(due, drawing)}</dl><p class="soft small">${absenceDuty.forces[due.force]}</p>`}
${form([
  dayBox(
    { name: 'gesprek', label: absenceDuty.talkHeld },
    { ...box, first: whole.book.sick[0]?.firstOn ?? found.today, ...(typed && { value: null }) },
  ),
  button('bewaar-gesprek', absenceDuty.talkSave),
])}</section>`;
}

function doubtCard({ doubt, sick, step }: DoubtShown, drawing: Drawing, whole: Whole): Html {
  const { texts, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const due = whole.due({ rule: 'sick_consult', startsOn: doubt.doubtedOn });
  return html`<section class="card"><h3>${absenceDuty.doubtTitle}</h3><p>${absenceDuty.doubtSteps[step]}</p>
${step === 'consult' && html`<dl class="facts">${dueFacts(due, drawing)}</dl>`}
${form([button(`twijfel:${sick.id}`, absenceDuty.doubtGoOn(day(sick.firstOn)), 'quiet')])}</section>`;
}

function dueFacts({ dueOn, notCounted: closed }: DueShown, drawing: Drawing): Html {
  const { texts, day } = drawing;
  return html`<dt>${texts.absenceDuty.dueOn}</dt><dd><b>${day(dueOn)}</b>${closed.length > 0 && html`<br>${notCounted(closed, drawing)}`}</dd>`;
}

function notCounted(closed: readonly ClosedBecause[], { texts, language }: Drawing): string {
  if (closed.length === 0) return '';
  return texts.absenceDuty.notCounted(closed.map((each) => closedIn(language, each)).join(', '));
}
