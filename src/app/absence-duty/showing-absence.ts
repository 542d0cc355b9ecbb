import type { AbsenceBook, SickReport } from '../../domain/absence-duty/book.ts';
import { type AbsenceClock, clockOf, type DueStart, startOf } from '../../domain/absence-duty/clock.ts';
import { bookOf } from '../../domain/absence-duty/entries.ts';
import type { Obligation } from '../../domain/absence-duty/obligations.ts';
import {
  type AbsenceRules,
  absenceRulesFor,
  type HourUnit,
  hourUnitOf,
} from '../../domain/absence-duty/rules.ts';
import type { ClosedBecause, SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import type { Language, PersonId, SchoolDate } from '../../domain/ids.ts';
import { frozenFor } from '../../domain/terms/catalogue.ts';
import { dueDay, passedOver } from '../../domain/terms/dates.ts';
import type { Frozen } from '../../domain/terms/term.ts';
import { type CaseBehind, caseBehind, type Sees } from '../pages/behind-case.ts';
import type { KeptAbsence } from '../ports/absence-duty.ts';
import type { Link } from '../ports/links.ts';
import type { Person, PersonName } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { type WeekShown, weekShown } from './weeks.ts';

/** What the link shows by itself. */
export type AbsenceDoor = { language: Language; number: string; today: SchoolDate };

/** By which day something is to be done, how hard that is, and what did not count on the way. */
export type DueShown = { dueOn: SchoolDate; force: Frozen['force']; notCounted: readonly ClosedBecause[] };

export type AbsencePage = AbsenceDoor & {
  sees: Sees;
  unit: HourUnit;
  week: WeekShown;
  /** Of who sees the own ones: those. */
  sick: readonly SickReport[];
  /** For who sees all. */
  whole: {
    book: AbsenceBook;
    clock: AbsenceClock;
    rules: AbsenceRules;
    due(start: DueStart): DueShown;
    dueOfReport(obligation: Obligation): DueShown;
    /** Who may have reported it: whoever looks first. */
    reporters: readonly { id: PersonId; name: PersonName }[];
    nameOf(id: PersonId): PersonName | null;
  } | null;
};

/** Looks which dossier is behind a link, and reads nothing of it. */
export function lookAtAbsence(deps: Deps, link: Link): Promise<AbsenceDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await caseBehind(tx, deps, link, 'absence_page');
    return behind && doorOf(deps, behind);
  });
}

/** Reads what is kept of absence, and writes in the audit who did. */
export function readAbsence(deps: Deps, link: Link, monday: SchoolDate | null): Promise<AbsencePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await caseBehind(tx, deps, link, 'absence_page');
    if (!behind) return null;
    const shown = await absenceShown(tx, deps, behind, monday);
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: behind.by },
      action: 'dossier.absence_read',
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: behind.sees === 'all' ? 'coordination' : 'own_pupil',
    });
    return shown;
  });
}

/** @param monday of the week to show; null = the last one with a school day up to today */
export async function absenceShown(
  tx: Tx,
  deps: Deps,
  behind: CaseBehind,
  monday: SchoolDate | null,
): Promise<AbsencePage> {
  const { school, sees, by } = behind;
  const { today } = workAt(deps);
  const calendar = deps.calendars.of(school);
  const kept = await tx.absenceBooks.of(behind.dossier.id);
  const own = kept.filter(({ enteredBy }) => enteredBy === by);
  const seen = sees === 'all' ? kept : own;
  return {
    ...doorOf(deps, behind),
    sees,
    unit: hourUnitOf(school.sector),
    week: weekShown(kept, seen, calendar, today, monday),
    sick: bookOf(entriesOf(seen)).sick,
    whole: sees === 'all' ? await wholeShown(tx, deps, behind, kept) : null,
  };
}

async function wholeShown(
  tx: Tx,
  deps: Deps,
  behind: CaseBehind,
  kept: readonly KeptAbsence[],
): Promise<NonNullable<AbsencePage['whole']>> {
  const { school, dossier, by } = behind;
  const calendar = deps.calendars.of(school);
  const book = bookOf(entriesOf(kept));
  const reporters = await reportersAt(tx, deps, school, by);
  const others = await tx.people.byIds([...new Set(book.reports.map(({ reportedBy }) => reportedBy))]);
  const due = (start: DueStart) => dueShown(calendar, school, start);
  return {
    book,
    clock: await clockFor(tx, deps, school, dossier.pupilId, book),
    rules: absenceRulesFor(school.policy),
    due,
    dueOfReport: (obligation) => due(startOf(obligation)),
    reporters: reporters.map(({ id, name }) => ({ id, name })),
    nameOf: (id) => [...reporters, ...others].find((each) => each.id === id)?.name ?? null,
  };
}

/** How far it is today. */
export async function clockFor(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'wallClock' | 'calendars'>,
  school: School,
  pupilId: CaseBehind['dossier']['pupilId'],
  book: AbsenceBook,
): Promise<AbsenceClock> {
  const pupil = await tx.pupils.byId(pupilId);
  return clockOf({
    book,
    pupil: { bornOn: pupil?.bornOn ?? null, exemptUntil: pupil?.exemptUntil ?? null },
    calendar: deps.calendars.of(school),
    rules: absenceRulesFor(school.policy),
    today: deps.wallClock.dateOf(deps.clock.now()),
  });
}

/** Colleagues who report at this school: whoever looks, the coordinators, and who keeps its absence. */
export async function reportersAt(tx: Tx, deps: Deps, school: School, by: PersonId): Promise<Person[]> {
  const { today } = workAt(deps);
  const all = [
    ...(await tx.people.byIds([by])),
    ...(await tx.people.withRole(school.id, 'verzuimmedewerker', today)),
    ...(await tx.people.withRole(school.id, 'ondersteuningscoordinator', today)),
  ];
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index);
}

function dueShown(calendar: SchoolCalendar, school: School, { rule, startsOn }: DueStart): DueShown {
  const { length, unit, force } = frozenFor(rule, school.policy);
  const dueOn = dueDay(calendar, startsOn, length ?? 0, unit);
  return { dueOn, force, notCounted: passedOver(calendar, startsOn, dueOn, unit) };
}

function entriesOf(kept: readonly KeptAbsence[]) {
  return kept.map(({ entry }) => entry);
}

function doorOf(deps: Deps, { language, dossier }: CaseBehind): AbsenceDoor {
  return { language, number: dossier.number, today: workAt(deps).today };
}
