import type { SchoolDate } from '../ids.ts';
import type { AbsenceBook, Doubt, Reported, SickReport } from './book.ts';

/** What comes next for a doubted sick report, in this order and no other (DUO, "overig"; Lpw article 12 asks parents to notify). */
export type DoubtStep = 'consult' | 'tell_parents' | 'wait' | 'may_report' | 'reported' | 'settled';

export type DoubtShown = { doubt: Doubt; sick: SickReport; step: DoubtStep; report: Reported | null };

/** Each doubt about a report that is still there, by the day of the doubt. */
export function doubtsIn({ doubts, sick, reports }: AbsenceBook, today: SchoolDate): DoubtShown[] {
  return doubts
    .flatMap((doubt) => {
      const about = sick.find(({ id }) => id === doubt.sickId);
      if (!about) return [];
      const report = reports.find(({ sickId }) => sickId === doubt.sickId) ?? null;
      return [{ doubt, sick: about, report, step: report ? 'reported' : stepOf(doubt, today) } as const];
    })
    .sort((one, other) => (one.doubt.doubtedOn < other.doubt.doubtedOn ? -1 : 1));
}

function stepOf({ consult, told }: Doubt, today: SchoolDate): DoubtStep {
  if (!consult) return 'consult';
  if (!consult.isDoubtLeft) return 'settled';
  if (!told) return 'tell_parents';
  return today < told.countsFrom ? 'wait' : 'may_report';
}
