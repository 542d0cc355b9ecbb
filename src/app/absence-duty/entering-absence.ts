import { type AbsenceEntry, bookOf, goesWith, subjectOf } from '../../domain/absence-duty/entries.ts';
import { type EntryFilled, faultOf } from '../../domain/absence-duty/faults.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type CaseBehind, caseBehind } from '../pages/behind-case.ts';
import type { KeptAbsence } from '../ports/absence-duty.ts';
import type { AuditDetail } from '../ports/audit.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { guardAbsence } from './guarding-absence.ts';
import { type AbsencePage, absenceShown, clockFor, reportersAt } from './showing-absence.ts';
import { earliestDay } from './weeks.ts';

/** The page after a press, and what is wrong with what was filled in; null = it was kept. */
export type AbsenceSaved = { page: AbsencePage; fault: RefusalCode | null };

/** What whoever sees the own entries alone may enter. */
const BY_ANYBODY: readonly EntryFilled['kind'][] = ['week', 'sick'];

/**
 * Keeps what a colleague entered, in the place of what was entered about the same before, and starts or ends the terms that
 * come of it. The page gave `id`: the same press twice keeps once.
 *
 * @returns null when this is not for whoever holds this link
 */
export function enterAbsence(
  deps: Deps,
  link: Link,
  id: string,
  filled: EntryFilled,
  monday: SchoolDate | null,
): Promise<AbsenceSaved | null> {
  return changeAbsence(deps, link, monday, async (tx, behind, kept) => {
    if (kept.some((each) => each.id === id)) return null;
    if (behind.sees === 'own' && !BY_ANYBODY.includes(filled.kind)) return 'not_for_your_role';
    const fault = await faultIn(tx, deps, behind, kept, filled);
    if (fault) return fault;

    const entry = filled as AbsenceEntry;
    const before = kept.filter((each) => subjectOf(each.entry) === subjectOf(entry));
    await tx.absenceBooks.remove(
      behind.dossier.id,
      before.map((each) => each.id),
    );
    await tx.absenceBooks.keep(behind.dossier.id, {
      id,
      entry,
      enteredBy: behind.by,
      enteredAt: deps.clock.now(),
    });
    await putOnRecord(tx, deps, behind, entry.kind === 'report' ? 'absence_reported' : 'absence_entered');
    return null;
  });
}

/** Takes away what was entered by mistake. A doubt about a sick report goes with it. */
export function removeAbsence(
  deps: Deps,
  link: Link,
  subject: string,
  monday: SchoolDate | null,
): Promise<AbsenceSaved | null> {
  return changeAbsence(deps, link, monday, async (tx, behind, kept) => {
    const mine = kept.filter(({ enteredBy }) => behind.sees === 'all' || enteredBy === behind.by);
    const gone = mine.filter(({ entry }) => subjectOf(entry) === subject);
    const along = kept.filter(({ entry }) => gone.some((each) => goesWith(each.entry, entry)));
    if (gone.length === 0) return null;
    await tx.absenceBooks.remove(
      behind.dossier.id,
      [...gone, ...along].map(({ id }) => id),
    );
    await putOnRecord(tx, deps, behind, 'absence_removed');
    return null;
  });
}

async function changeAbsence(
  deps: Deps,
  link: Link,
  monday: SchoolDate | null,
  change: (tx: Tx, behind: CaseBehind, kept: readonly KeptAbsence[]) => Promise<RefusalCode | null>,
): Promise<AbsenceSaved | null> {
  const saved = await deps.store.transact(link.schoolId, async (tx): Promise<AbsenceSaved | null> => {
    const behind = await caseBehind(tx, deps, link, 'absence_page', 'locked');
    if (!behind) return null;
    const { dossier, school } = behind;
    const fault = await change(tx, behind, await tx.absenceBooks.of(dossier.id));
    if (!fault) {
      const book = bookOf((await tx.absenceBooks.of(dossier.id)).map(({ entry }) => entry));
      await guardAbsence(
        workAt(deps),
        tx,
        school,
        dossier,
        await clockFor(tx, deps, school, dossier.pupilId, book),
      );
    }
    return { page: await absenceShown(tx, deps, behind, monday), fault };
  });
  deps.kick();
  return saved;
}

async function faultIn(
  tx: Tx,
  deps: Deps,
  behind: CaseBehind,
  kept: readonly KeptAbsence[],
  filled: EntryFilled,
): Promise<RefusalCode | null> {
  const { today } = workAt(deps);
  const calendar = deps.calendars.of(behind.school);
  const book = bookOf(kept.map(({ entry }) => entry));
  const around = { book, calendar, today, earliest: earliestDay(today, calendar) };
  if (behind.sees === 'own' && isOfColleague(behind, kept, filled)) return 'absence_by_colleague';
  if (filled.kind === 'doubt' && !book.sick.some(({ id }) => id === filled.sickId))
    return 'absence_day_missing';
  if (filled.kind === 'report') {
    const reporters = await reportersAt(tx, deps, behind.school, behind.by);
    if (!reporters.some(({ id }) => id === filled.report.reportedBy)) return 'absence_reporter_missing';
  }
  return faultOf(filled, around);
}

/** A week or a sick report that somebody else entered is theirs to change, or the coordinator's. */
function isOfColleague({ by }: CaseBehind, kept: readonly KeptAbsence[], filled: EntryFilled): boolean {
  const theirs = kept.filter(({ enteredBy }) => enteredBy !== by);
  return theirs.some(({ entry }) => {
    if (filled.kind === 'week') return entry.kind === 'week' && entry.monday === filled.monday;
    return filled.kind === 'sick' && entry.kind === 'sick' && entry.id === filled.id;
  });
}

async function putOnRecord(tx: Tx, deps: Deps, behind: CaseBehind, detail: AuditDetail): Promise<void> {
  await tx.audit.add({
    at: deps.clock.now(),
    actor: { kind: 'person', id: behind.by },
    action: 'dossier.changed',
    detail,
    subject: { kind: 'dossier', id: behind.dossier.id },
    ground: behind.sees === 'all' ? 'coordination' : 'own_pupil',
  });
}
