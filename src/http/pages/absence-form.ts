import { REPORT_KINDS } from '../../domain/absence-duty/book.ts';
import type { EntryFilled } from '../../domain/absence-duty/faults.ts';
import { mondayOf } from '../../domain/absence-duty/school-weeks.ts';
import { addDays, readDate } from '../../domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate } from '../../domain/ids.ts';

/** What every button of this page sends along. */
export const DO = 'verzuim';
/** The id of what a form keeps, so that a second press of its button keeps it once; and the week that is looked at. */
export const ENTRY = 'entry';
export const WEEK = 'week';

/** Which part of the page is shown. */
export type Part =
  | { kind: 'start' }
  | { kind: 'sick' }
  | { kind: 'doubt'; sickId: string }
  | { kind: 'exemption' }
  /** What the boxes start with, as `kind first end sick`; empty where nothing is known. */
  | { kind: 'report'; about: string };

export type Pressed =
  | { kind: 'show'; part: Part; monday: SchoolDate | null }
  | { kind: 'save'; id: string; filled: EntryFilled; part: Part; monday: SchoolDate | null }
  | { kind: 'remove'; subject: string; part: Part; monday: SchoolDate | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST = 80;

/** What was pressed; null for what this page never sends. */
export function pressedIn(form: URLSearchParams): Pressed | null {
  const what = form.get(DO) ?? '';
  if (what.length > LONGEST) return null;
  const [name = '', ...rest] = what.split(':');
  const more = rest.join(':');
  const monday = dayIn(form, WEEK);
  const part = partOf(name, more);
  if (part) return { kind: 'show', part, monday: name === 'week' ? readDate(more) : monday };
  if (name === 'weg') return { kind: 'remove', subject: more, part: partAfter(form, more), monday };
  const id = form.get(ENTRY) ?? '';
  const filled = UUID.test(id) ? filledIn(name, more, form, id) : null;
  return filled && { kind: 'save', id, filled, part: partFor(filled), monday };
}

function partOf(name: string, more: string): Part | null {
  switch (name) {
    case '':
    case 'week':
      return { kind: 'start' };
    case 'ziek':
      return { kind: 'sick' };
    case 'twijfel':
      return { kind: 'doubt', sickId: more };
    case 'vrijstelling':
      return { kind: 'exemption' };
    case 'melden':
      return { kind: 'report', about: more };
    default:
      return null;
  }
}

/** Where one is after something was taken away: on the part on which its button stood. */
function partAfter(form: URLSearchParams, subject: string): Part {
  const from = partOf(form.get('vanaf') ?? '', '');
  return from ?? { kind: subject.startsWith('sick') ? 'sick' : 'start' };
}

/** Where one is after something was kept, and where it is shown again when it was not. */
function partFor(filled: EntryFilled): Part {
  switch (filled.kind) {
    case 'sick':
      return { kind: 'sick' };
    case 'doubt':
      return { kind: 'doubt', sickId: filled.sickId };
    case 'exemption':
      return { kind: 'exemption' };
    case 'report':
      return { kind: 'report', about: '' };
    default:
      return { kind: 'start' };
  }
}

function filledIn(name: string, more: string, form: URLSearchParams, id: string): EntryFilled | null {
  switch (name) {
    case 'bewaar-week':
      return weekIn(form);
    case 'bewaar-ziek':
      return { kind: 'sick', id: more || id, firstOn: dayIn(form, 'eerste'), lastOn: dayIn(form, 'laatste') };
    case 'bewaar-twijfel':
      return doubtIn(form, more);
    case 'bewaar-vrijstelling':
      return { kind: 'exemption', fromOn: dayIn(form, 'van'), untilOn: dayIn(form, 'tot') };
    case 'bewaar-gesprek':
      return { kind: 'talk', heldOn: dayIn(form, 'gesprek') };
    case 'bewaar-melding':
      return reportIn(form, id);
    default:
      return null;
  }
}

function weekIn(form: URLSearchParams): EntryFilled | null {
  const monday = dayIn(form, WEEK);
  if (!monday || mondayOf(monday) !== monday) return null;
  const days = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((on) => form.has(`z-${on}`));
  return {
    kind: 'week',
    monday,
    days: days.map((on) => ({
      on,
      unauthorised: Number(form.get(`z-${on}`) || 0),
      authorised: Number(form.get(`m-${on}`) || 0),
      isWhole: form.get(`h-${on}`) === 'ja',
    })),
  };
}

function doubtIn(form: URLSearchParams, sickId: string): EntryFilled {
  const doubtedOn = dayIn(form, 'twijfel');
  const consultOn = dayIn(form, 'overleg');
  const [toldOn, countsFrom] = [dayIn(form, 'verteld'), dayIn(form, 'telt')];
  return {
    kind: 'doubt',
    sickId,
    doubtedOn,
    consult: consultOn && { on: consultOn, isDoubtLeft: form.get('nog') !== 'nee' },
    told: toldOn || countsFrom ? { on: toldOn, countsFrom } : null,
  };
}

function reportIn(form: URLSearchParams, id: string): EntryFilled {
  return {
    kind: 'report',
    report: {
      id,
      kind: REPORT_KINDS.find((each) => each === form.get('soort')) ?? null,
      firstOn: dayIn(form, 'eerste'),
      endOn: dayIn(form, 'laatste'),
      reportedOn: dayIn(form, 'gemeld'),
      reportedBy: (form.get('door') ?? '') as PersonId,
      sickId: form.get('over') || null,
    },
  };
}

function dayIn(form: URLSearchParams, name: string): SchoolDate | null {
  return readDate((form.get(name) ?? '').trim());
}
