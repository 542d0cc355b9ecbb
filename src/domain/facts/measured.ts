import { daysBetween } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import { whereKnown } from '../calendar/where-known.ts';
import type { FeltHeardAnswer } from '../felt-heard.ts';
import type { SchoolDate } from '../ids.ts';
import type { HeardHow } from '../minutes/minutes.ts';
import { FOUR_FACES, type TableRole } from '../roles.ts';
import {
  type CaseFact,
  dayOf,
  type FactDay,
  type ScaleUpTo,
  type StandingFact,
  type SupportLevel,
  standingFacts,
} from './facts.ts';

/** A table that was held, with what its rows tell. */
export type HeldTable = {
  heldOn: SchoolDate;
  /** The seats that somebody had in this case on that day; null = it was held before the case came here, and nobody knows. */
  roles: readonly TableRole[] | null;
  /** How the pupil was heard, by the minutes that were made final last; null = there are none, or nobody said. */
  heardHow: HeardHow | null;
  /** Whether pupil and parents felt heard, as they said themselves; who said nothing is not in it. */
  feltHeard: readonly { of: 'pupil' | 'parent'; answer: FeltHeardAnswer }[];
};

/** What is known of a case, in rows. */
export type CaseRows = {
  /** When the concern was accepted: where the three months started the first time. */
  anchorOn: SchoolDate;
  closedOn: SchoolDate | null;
  facts: readonly CaseFact[];
  tables: readonly HeldTable[];
  /** On which days pupil and parents answered the three questions; of each of them the first. */
  answers: readonly { of: 'pupil' | 'parent'; on: SchoolDate }[];
};

/** How long it took, counted both ways: schools think in school days, families wait in days. Null = the calendar does not reach. */
export type DaysToTable = { days: number; schoolDays: number | null };

/** The dated facts of one case, without anybody in it. What nobody knows is null, which is something else than none. */
export type DossierFacts = {
  anchorOn: SchoolDate;
  closedOn: SchoolDate | null;
  firstSignalOn: SchoolDate | null;
  atHomeSince: SchoolDate | null;
  /** The first of each; the whole course stands in `course`. */
  partialReturnOn: SchoolDate | null;
  fullReturnOn: SchoolDate | null;
  course: readonly { kind: FactDay; on: SchoolDate }[];
  support: readonly { level: SupportLevel; on: SchoolDate }[];
  /** When it was taken further and to whom, without a name. */
  scaledUp: readonly { to: ScaleUpTo; on: SchoolDate }[];
  daysToTable: DaysToTable | null;
  tables: readonly (Omit<HeldTable, 'roles'> & { emptySeats: number | null })[];
  /** Who answered the three questions before the first table, or so far where there was none yet. */
  answered: { pupil: boolean; parents: number };
};

/** All that can be said of a case in days and numbers. */
export function factsOf(
  { anchorOn, closedOn, facts, tables, answers }: CaseRows,
  calendar: Pick<SchoolCalendar, 'schoolDaysBetween'>,
): DossierFacts {
  const standing = standingFacts(facts);
  const held = [...tables].sort((one, other) => one.heldOn.localeCompare(other.heldOn));
  // A case that was entered from paper may have had tables before it began here: nobody waited for those.
  const first = held.find(({ heldOn }) => heldOn >= anchorOn) ?? null;
  const inTime = answers.filter(({ on }) => first === null || on <= first.heldOn);
  return {
    anchorOn,
    closedOn,
    firstSignalOn: dayOf(standing, 'first_signal'),
    atHomeSince: dayOf(standing, 'at_home_since'),
    partialReturnOn: dayOf(standing, 'partial_return'),
    fullReturnOn: dayOf(standing, 'full_return'),
    course: courseOf(standing),
    support: standing.flatMap((fact) =>
      fact.kind === 'support_level' ? [{ level: fact.level, on: fact.on }] : [],
    ),
    scaledUp: standing.flatMap((fact) => (fact.kind === 'scaled_up' ? [{ to: fact.to, on: fact.on }] : [])),
    daysToTable: first && daysTo(first.heldOn, anchorOn, calendar),
    tables: held.map(({ roles, ...table }) => ({ ...table, emptySeats: roles && emptySeatsAmong(roles) })),
    answered: {
      pupil: inTime.some(({ of }) => of === 'pupil'),
      parents: inTime.filter(({ of }) => of === 'parent').length,
    },
  };
}

/** Of the four fixed faces those that nobody had. The Doorstroompunt sits where leerplicht ends, at 18. */
export function emptySeatsAmong(roles: readonly TableRole[]): number {
  return FOUR_FACES.filter(
    (kind) => !roles.includes(kind) && !(kind === 'leerplicht' && roles.includes('rmc')),
  ).length;
}

function courseOf(standing: readonly StandingFact[]): DossierFacts['course'] {
  return standing.flatMap((fact) =>
    fact.kind === 'support_level' || fact.kind === 'scaled_up' ? [] : [{ kind: fact.kind, on: fact.on }],
  );
}

function daysTo(
  heldOn: SchoolDate,
  anchorOn: SchoolDate,
  calendar: Pick<SchoolCalendar, 'schoolDaysBetween'>,
): DaysToTable {
  return {
    days: daysBetween(anchorOn, heldOn),
    schoolDays: whereKnown(() => calendar.schoolDaysBetween(anchorOn, heldOn), null),
  };
}
