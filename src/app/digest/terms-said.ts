import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { DeadlineId, PersonId, SchoolDate } from '../../domain/ids.ts';
import { isPaused } from '../../domain/pausing.ts';
import type { Rung } from '../../domain/reminding/digest.ts';
import { isPutOff, leftAloneUntil } from '../../domain/reminding/putting-off.ts';
import { passedOver } from '../../domain/terms/dates.ts';
import type { StepAudience } from '../../domain/terms/term.ts';
import { isNobodys, isStopped, mattersOf } from '../guarding/matters.ts';
import { waitsToday } from '../guarding/waiting-in-pause.ts';
import { type Around, type Matter, whom } from '../guarding/whom.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Deadline, Reminder } from '../ports/deadlines.ts';
import type { Listener } from '../ports/digests.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { LOOK_BACK_DAYS } from './last-told.ts';
import type { TermSaid } from './views.ts';
import type { ToAsk } from './whom-to-ask.ts';

/** A term with what it is about, as it stands now. */
export type TermCase = { term: Deadline; matter: Matter };

/** So many running terms are in hand at once; a school with more is read page after page. */
const PAGE = 1000;

/**
 * What runs at this school with what each is about, page after page, and one page at least; see `casesOf`. `of` = only what
 * this colleague carries, took down or decided; null = all of it.
 */
export async function* runningCases(
  tx: Tx,
  today: SchoolDate,
  of: PersonId | null,
): AsyncGenerator<TermCase[], void, undefined> {
  let after: DeadlineId | null = null;
  for (;;) {
    const terms: Deadline[] = await tx.deadlines.runningAfter(after, PAGE, of);
    yield await casesOf(tx, terms, today);
    if (terms.length < PAGE) return;
    after = terms.at(-1)?.id ?? null;
  }
}

/**
 * These running terms with what they are about; nothing of a concern about which somebody doubts whether it is safe, of a
 * closed dossier, that is for nobody, or that waits for the end of a pause. A fixed number of statements.
 */
export async function casesOf(tx: Tx, terms: readonly Deadline[], today: SchoolDate): Promise<TermCase[]> {
  const matters = await mattersOf(tx, terms);
  return terms.flatMap((term): TermCase[] => {
    const matter = matters.get(term.id);
    if (!matter || isStopped(matter) || matter.dossier?.state === 'closed') return [];
    const isLeftOut = isNobodys(term, matter, today) || waitsToday(term, matter, today);
    return isLeftOut ? [] : [{ term, matter }];
  });
}

/** Whose a term is: of whoever is responsible, and of the coordinators of the pupil. */
export function isTheirs({ term, matter }: TermCase, around: Around, personId: PersonId): boolean {
  return (['responsible', 'scale_up'] as const).some((audience) =>
    whom(term, matter, around, audience).some((to) => to.kind === 'person' && to.id === personId),
  );
}

/**
 * Whether somebody who was to hear of a term still is. Who carries a case may be another colleague since the rung was taken, and
 * whoever has nothing to do with it any more hears not even its number.
 */
export function isStillFor(
  each: TermCase,
  around: Around,
  { personId, coordinates }: { personId: PersonId; coordinates: boolean },
  audience: StepAudience,
): boolean {
  if (coordinates || isTheirs(each, around, personId)) return true;
  return whom(each.term, each.matter, around, audience).some(
    (to) => to.kind === 'person' && to.id === personId,
  );
}

/** Somebody put it off, or took it up and has some days for it: nothing is said of it meanwhile. */
export function isLeftAlone(calendar: SchoolCalendar, term: Deadline, today: SchoolDate): boolean {
  const until = leftAloneUntil(calendar, term);
  return until !== null && today < until;
}

/** `cases` = those that were asked about, and those of the rungs. */
export type Unheard = { rungs: Rung[]; cases: readonly TermCase[] };

/**
 * The rungs of which this audience has not heard yet, up to this day: not those of earlier dates of a term, nor of one that
 * somebody has taken up or put off since. A rung is said however much else runs at the school.
 */
export async function rungsFor(
  tx: Tx,
  to: Listener,
  running: readonly TermCase[],
  { toldOn, today }: { toldOn: SchoolDate | null; today: SchoolDate },
): Promise<Unheard> {
  const since = toldOn ?? addDays(today, -LOOK_BACK_DAYS);
  const reminders = await tx.deadlines.remindersFor(to, since, today);
  const known = new Set(running.map(({ term }) => term.id));
  const others = new Set(reminders.map(({ deadlineId }) => deadlineId).filter((id) => !known.has(id)));
  const found = (await tx.deadlines.byIds([...others])).filter(({ state }) => state === 'running');
  const cases = [...running, ...(await casesOf(tx, found, today))];
  const terms = new Map(cases.map(({ term }) => [term.id, term]));
  const rungs = reminders.flatMap((reminder) => {
    const term = terms.get(reminder.deadlineId);
    return term && isStillMeant(reminder, term, today)
      ? [{ termId: term.id, audience: reminder.audience }]
      : [];
  });
  return { rungs, cases };
}

function isStillMeant(reminder: Reminder, term: Deadline, today: SchoolDate): boolean {
  return (
    reminder.generation === term.generation &&
    reminder.actedAt === null &&
    !isPutOff(term, today) &&
    (term.acknowledgedOn === null || term.acknowledgedOn < reminder.on)
  );
}

/** `seesNames` = not of a partner, who knows a case by its number. */
export function termSaid(
  { calendars, today }: { calendars: Calendars; today: SchoolDate },
  school: School,
  { term, matter }: TermCase,
  { toAsk, seesNames }: { toAsk: ReadonlyMap<DeadlineId, ToAsk>; seesNames: boolean },
): TermSaid {
  const { concern, dossier, pupil } = matter;
  const { startsOn, dueOn, frozen } = term;
  return {
    id: term.id,
    rule: term.rule,
    number: dossier?.number ?? concern?.number ?? '',
    aboutId: dossier?.id ?? concern?.id ?? '',
    roepnaam: (seesNames && pupil?.name.roepnaam) || null,
    startsOn,
    dueOn,
    notCounted: whereKnown(() => passedOver(calendars.of(school), startsOn, dueOn, frozen.unit), []),
    wasPutOff: term.snoozes > 0,
    pausedUntil: dossier && isPaused(dossier, today) ? dossier.pausedUntil : null,
    toAsk: toAsk.get(term.id) ?? null,
  };
}
