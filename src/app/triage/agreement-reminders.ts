import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Instant, SchoolDate } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import { MORNING, personNotice } from '../planning-notices.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Turn } from '../turn.ts';

const TWO_WEEKS = 14;

type AgreementNotice = Extract<NoticeKind, 'agreement_due_soon' | 'agreement_due' | 'agreement_overdue'>;

/**
 * The three months, guarded from the day on which they start: two weeks before, on the day, and on the next school day.
 * A reminder of a closed day goes out on the last open day before it. The casushouder hears it, and the channel. All
 * name their term, so that they can be stopped with it.
 */
export function agreementReminders(
  turn: Turn,
  school: School,
  dossier: Dossier,
  terms: readonly Deadline[],
): NewNotice[] {
  const term = terms.find(({ rule }) => rule === 'agreement');
  if (!term) return [];
  const { dueOn } = term;
  const calendar = turn.deps.calendars.of(school);
  const moments: [AgreementNotice, SchoolDate][] = [
    ['agreement_due_soon', calendar.lastSchoolDayOnOrBefore(addDays(dueOn, -TWO_WEEKS))],
    ['agreement_due', calendar.lastSchoolDayOnOrBefore(dueOn)],
    ['agreement_overdue', calendar.nextSchoolDay(dueOn)],
  ];
  const about = { dossierId: dossier.id, deadlineId: term.id };
  return moments.flatMap(([kind, on], index) => {
    const dueAt = turn.deps.wallClock.instantOf(on, MORNING);
    // Once the next one is due, this one makes no sense any more.
    const nextOn = moments[index + 1]?.[1];
    const expiresAt = nextOn ? ((turn.deps.wallClock.instantOf(nextOn, MORNING) - 1) as Instant) : null;
    return [
      { ...personNotice(turn, kind, dossier.casushouderId, about, dossier.id), dueAt, expiresAt },
      {
        kind: 'channel_post' as const,
        to: { kind: 'channel' as const, id: school.id },
        about,
        params: { verb: kind },
        dedupeKey: `channel_post:${dossier.id}:${kind}`,
        dueAt,
        expiresAt,
        editsActivity: null,
      },
    ];
  });
}
