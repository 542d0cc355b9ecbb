import type { SchoolDate } from '../ids.ts';
import type { AbsenceBook, DayAbsence, Doubt, Exemption, Reported, SickReport } from './book.ts';

/** One thing that a colleague entered. The next entry about the same subject takes its place. */
export type AbsenceEntry =
  | { kind: 'week'; monday: SchoolDate; days: readonly DayAbsence[] }
  | ({ kind: 'sick' } & SickReport)
  | ({ kind: 'exemption' } & Exemption)
  | ({ kind: 'doubt' } & Doubt)
  | { kind: 'talk'; heldOn: SchoolDate }
  | { kind: 'report'; report: Reported };

export function subjectOf(entry: AbsenceEntry): string {
  switch (entry.kind) {
    case 'week':
      return `week ${entry.monday}`;
    case 'sick':
      return `sick ${entry.id}`;
    case 'report':
      return `report ${entry.report.id}`;
    case 'doubt':
      return `doubt ${entry.sickId}`;
    case 'talk':
      return `talk ${entry.heldOn}`;
    case 'exemption':
      return 'exemption';
  }
}

/** What is put out of the way together with an entry: a doubt is about a sick report, and goes with it. */
export function goesWith(entry: AbsenceEntry, other: AbsenceEntry): boolean {
  return entry.kind === 'sick' && other.kind === 'doubt' && other.sickId === entry.id;
}

export function bookOf(entries: readonly AbsenceEntry[]): AbsenceBook {
  const sick: SickReport[] = [];
  const doubts: Doubt[] = [];
  const talks: SchoolDate[] = [];
  const reports: Reported[] = [];
  const days: DayAbsence[] = [];
  let exemption: Exemption | null = null;
  for (const entry of entries) {
    switch (entry.kind) {
      case 'week':
        days.push(...entry.days);
        break;
      case 'sick':
        sick.push({ id: entry.id, firstOn: entry.firstOn, lastOn: entry.lastOn });
        break;
      case 'exemption':
        exemption = { fromOn: entry.fromOn, untilOn: entry.untilOn };
        break;
      case 'doubt': {
        const { kind: _kind, ...doubt } = entry;
        doubts.push(doubt);
        break;
      }
      case 'talk':
        talks.push(entry.heldOn);
        break;
      case 'report':
        reports.push(entry.report);
        break;
    }
  }
  return {
    days: days.sort(by(({ on }) => on)),
    sick: sick.sort(by(({ firstOn }) => firstOn)),
    exemption,
    doubts,
    talks: talks.sort(),
    reports: reports.sort(by(({ endOn }) => endOn)),
  };
}

function by<T>(of: (each: T) => string): (one: T, other: T) => number {
  return (one, other) => of(one).localeCompare(of(other));
}
