import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Instant, SchoolDate } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import { resumed } from '../guarding/beginning.ts';
import { MORNING } from '../planning-notices.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from './table-case.ts';

type FirstTableNotice = Extract<NoticeKind, 'first_table_due_soon' | 'first_table_overdue'>;

/** The term of the first table is met as soon as one is booked; what reminds of it is asked again when it is sent. */
export function meetFirstTable(tx: Tx, { id }: Dossier): Promise<void> {
  return tx.deadlines.end({ dossierId: id }, ['first_table'], 'met');
}

/** A booked table that is off has not met it after all: the term runs on, with the days that it had, and its reminders. */
export async function resumeFirstTable(work: Work, tx: Tx, dossier: Dossier): Promise<void> {
  const terms = await tx.deadlines.of({ dossierId: dossier.id });
  const met = terms.filter(({ rule, state }) => rule === 'first_table' && state === 'met');
  const school = await tx.schools.here();
  await tx.deadlines.start(met.map((term) => resumed(work, school, term)));
  await tx.notices.plan(met.flatMap((term) => firstTableReminders(work, school, dossier, term)));
}

/**
 * The casushouder is reminded on the last school day before the term ends, and on the first one after it. What is past
 * is not planned; a term that ran out before it was taken up again is asked about on the next school day.
 */
export function firstTableReminders(
  work: Work,
  school: School,
  dossier: Dossier,
  term: Deadline,
): NewNotice[] {
  const calendar = work.deps.calendars.of(school);
  const soonOn = calendar.lastSchoolDayOnOrBefore(addDays(term.dueOn, -1));
  const overdueOn = calendar.nextSchoolDay(term.dueOn > work.today ? term.dueOn : work.today);
  const at = (on: SchoolDate) => work.deps.wallClock.instantOf(on, MORNING);
  const reminder = (kind: FirstTableNotice, on: SchoolDate, expiresAt: Instant | null): NewNotice => ({
    kind,
    to: { kind: 'person', id: dossier.casushouderId },
    about: { dossierId: dossier.id, deadlineId: term.id },
    params: {},
    dedupeKey: `${kind}:${term.id}:${work.now}`,
    dueAt: at(on),
    expiresAt,
    editsActivity: null,
  });
  return [
    // Once it is overdue, nobody is told that it will be soon.
    ...(at(soonOn) > work.now ? [reminder('first_table_due_soon', soonOn, before(at(overdueOn)))] : []),
    reminder('first_table_overdue', overdueOn, null),
  ];
}

function before(moment: Instant): Instant {
  return (moment - 1) as Instant;
}
