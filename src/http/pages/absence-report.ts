import type { AbsencePage } from '../../app/absence-duty/showing-absence.ts';
import { REPORT_KINDS, type Reported, type ReportKind } from '../../domain/absence-duty/book.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Drawing } from './absence-drawing.ts';
import { dateBox } from './absence-sick.ts';
import { type Html, html } from './html.ts';
import { choices, selectBox } from './layout.ts';
import { fullName } from './names.ts';

type Whole = NonNullable<AbsencePage['whole']>;

/** "Gemeld in het verzuimloket op … door …": what a colleague did there themselves. */
export function reportPart(drawing: Drawing, { reporters }: Whole, about: string): Html {
  const { texts, typed, found, form, button } = drawing;
  const { absenceDuty } = texts;
  const start = startIn(about);
  const kinds = REPORT_KINDS.map((value) => ({ value, label: absenceDuty.reportKinds[value] }));
  const people = reporters.map(({ id, name }) => ({ value: id, label: fullName(name) }));
  const by = {
    name: 'door',
    label: absenceDuty.reportedBy,
    hint: absenceDuty.reportNote,
    value: typed?.get('door') ?? people[0]?.value ?? '',
    fault: null,
  };
  return form([
    html`<input type="hidden" name="over" value="${typed?.get('over') ?? start.sickId}">`,
    choices('soort', absenceDuty.reportKind, kinds, typed?.get('soort') ?? start.kind),
    dateBox(drawing, 'eerste', absenceDuty.firstOn, absenceDuty.today, start.firstOn),
    dateBox(drawing, 'laatste', absenceDuty.endOn, absenceDuty.reportEndHint, start.endOn),
    dateBox(drawing, 'gemeld', absenceDuty.reportedOn, absenceDuty.today, found.today),
    selectBox(by, people),
    button('bewaar-melding', absenceDuty.save),
  ]);
}

/** What was reported, the last first. */
export function reportsPart(drawing: Drawing, whole: Whole): Html {
  const { texts } = drawing;
  const { absenceDuty } = texts;
  const { reports } = whole.book;
  return html`<h2>${absenceDuty.reportsTitle}</h2>
${reports.length === 0 && html`<p class="soft">${absenceDuty.reportsNone}</p>`}
${reports.toReversed().map((each) => reportCard(each, drawing, whole))}`;
}

function reportCard(report: Reported, drawing: Drawing, { nameOf }: Whole): Html {
  const { texts, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const name = nameOf(report.reportedBy);
  const { kind, firstOn, endOn, reportedOn } = report;
  return html`<section class="card"><p>${absenceDuty.reportLine(absenceDuty.reportKinds[kind], day(firstOn), day(endOn))}</p>
<p>${absenceDuty.reportBy(day(reportedOn), name ? fullName(name) : absenceDuty.somebody)}</p>
${form([button(`weg:report ${report.id}`, absenceDuty.reportRemove, 'quiet')])}</section>`;
}

/** From and until when an exemption runs. On what ground is not asked. */
export function exemptionPart(drawing: Drawing, { book }: Whole): Html {
  const { texts, form, button, day } = drawing;
  const { absenceDuty } = texts;
  const { exemption } = book;
  return html`<p>${absenceDuty.exemptionNote}</p>
${exemption !== null && html`<p class="note">${absenceDuty.exemptionRuns(day(exemption.fromOn), day(exemption.untilOn))}</p>`}
${form([
  dateBox(drawing, 'van', absenceDuty.exemptionFrom, absenceDuty.exemptionHint, exemption?.fromOn ?? null),
  dateBox(drawing, 'tot', absenceDuty.exemptionUntil, absenceDuty.exemptionHint, exemption?.untilOn ?? null),
  button('bewaar-vrijstelling', absenceDuty.save),
])}
${exemption !== null && form([button('weg:exemption', absenceDuty.exemptionRemove, 'quiet')])}`;
}

type Start = {
  kind: ReportKind | null;
  firstOn: SchoolDate | null;
  endOn: SchoolDate | null;
  sickId: string;
};

/** What the button said of the report that it is about; what is no kind or day is left empty. */
function startIn(about: string): Start {
  const [kind = '', first = '', end = '', sickId = ''] = about.split(' ');
  return {
    kind: REPORT_KINDS.find((each) => each === kind) ?? null,
    firstOn: readDate(first),
    endOn: readDate(end),
    sickId,
  };
}
