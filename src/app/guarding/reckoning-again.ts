import { addDays } from '../../domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { DeadlineId, Instant, NoticeId, SchoolDate, SchoolId, WallMinute } from '../../domain/ids.ts';
import { type Reckoned, reckonAgain } from '../../domain/terms/reckoning.ts';
import type { MayGoOn } from '../chores/chore.ts';
import { MORNING } from '../planning-notices.ts';
import type { FrozenByPrint } from '../ports/auditing.ts';
import type { EveNotice, NewDates, RunningTerm } from '../ports/reckoning.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { prepareDay } from '../table/asking-to-prepare.ts';
import type { Deps } from '../turn.ts';
import { momentOf } from './beginning.ts';

export type Reckons = Pick<Deps, 'store' | 'clock' | 'wallClock' | 'calendars'>;

/** What was worked out before, also at other schools. */
export type Alike = Map<string, Reckoned>;

/** So many terms or messages are worked out in one transaction. */
const PAGE = 5000;
/** When people hear of a table, and are asked about its moments, on the last school day before; and when to prepare, a day earlier. */
const EVE_MINUTES: Readonly<Record<EveNotice['kind'], number>> = {
  table_prepare: MORNING,
  table_tomorrow: 14 * 60,
  vote_reminder: 8 * 60 + 30,
};

/**
 * Works out the dates of everything that runs at a school anew, when its calendar is another one than that by which they
 * were worked out: its own days, its region, or the list of holidays that came with a new version. Where a process ends
 * halfway, the next one begins again and finds most of it done.
 *
 * @returns how many terms have other dates now; null = the calendar is the same, or the process is ending
 */
export async function reckonSchool(
  deps: Reckons,
  schoolId: SchoolId,
  mayGoOn: MayGoOn,
  alike: Alike = new Map(),
): Promise<number | null> {
  const { store, calendars } = deps;
  const { school, before } = await store.transact(schoolId, async (tx) => ({
    school: await tx.schools.here(),
    before: await tx.reckoning.print(),
  }));
  const print = calendars.printOf(school);
  if (print === before) return null;
  const { changed, missed } = await reckonTerms(deps, school, mayGoOn, alike);
  await moveEves(deps, schoolId, calendars.of(school), mayGoOn);
  if (!mayGoOn()) return null;
  // What was changed in between is worked out the next time.
  if (missed > 0) return changed;
  await store.transact(schoolId, (tx) => tx.reckoning.keepPrint(print, deps.clock.now()));
  return changed;
}

async function reckonTerms(
  deps: Reckons,
  school: School,
  mayGoOn: MayGoOn,
  alike: Alike,
): Promise<{ changed: number; missed: number }> {
  const today = deps.wallClock.dateOf(deps.clock.now());
  const known: FrozenByPrint = new Map();
  const calendar = deps.calendars.of(school);
  const print = `${deps.calendars.printOf(school)} ${today}`;
  const reckon = rememberingAlike(print, alike, (term) => reckonAgain(calendar, term, today));
  let changed = 0;
  let missed = 0;
  let after: DeadlineId | null = null;
  while (mayGoOn()) {
    const last: DeadlineId | null = after;
    const page: RunningTerm[] = await deps.store.transact(school.id, async (tx) => {
      const terms = await tx.reckoning.termsAfter(last, PAGE, today, known);
      const dates = terms.flatMap((term) => newDatesOf(deps, term, reckon(term)));
      const stored = await tx.reckoning.store(dates);
      changed += stored;
      missed += dates.length - stored;
      return terms;
    });
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return { changed, missed };
}

/** Terms of the same start and ladder, by the same calendar, come to the same: of a hundred thousand there are some hundreds. */
function rememberingAlike(
  print: string,
  alike: Alike,
  reckon: (term: RunningTerm) => Reckoned,
): (term: RunningTerm) => Reckoned {
  return (term) => {
    const { id: _id, frozen: _frozen, generation: _generation, nextAt: _nextAt, ...dates } = term;
    const key = `${print} ${JSON.stringify(dates)}`;
    const reckoned = alike.get(key) ?? reckon(term);
    alike.set(key, reckoned);
    return reckoned;
  };
}

/** Nothing where the dates are the same. */
function newDatesOf(
  { wallClock }: Reckons,
  term: RunningTerm,
  { dueOn, next, isOver }: Reckoned,
): NewDates[] {
  const isSame =
    dueOn === term.dueOn && next?.on === term.next?.on && next?.step === term.next?.step && !isOver;
  if (isSame) return [];
  return [{ term, dueOn, isOver, next: next && { step: next.step, at: momentOf(wallClock, next.on) } }];
}

/** People hear of a table on the last open day before it, as it is now. */
async function moveEves(
  { store, clock, wallClock }: Reckons,
  schoolId: SchoolId,
  calendar: SchoolCalendar,
  mayGoOn: MayGoOn,
): Promise<void> {
  const now = clock.now();
  const eveOf = ({ kind, startsAt }: EveNotice): Instant => {
    const on = wallClock.dateOf(startsAt);
    const eve = kind === 'table_prepare' ? prepareDay(calendar, on) : lastOpenBefore(calendar, on);
    return eve ? wallClock.instantOf(eve, EVE_MINUTES[kind] as WallMinute) : now;
  };
  const page = async (tx: Tx, last: NoticeId | null): Promise<EveNotice[]> => {
    const eves = await tx.reckoning.evesAfter(last, now, PAGE);
    const moved = eves.map((each) => ({ id: each.id, was: each.dueAt, dueAt: eveOf(each) }));
    await tx.reckoning.moveEves(moved.filter(({ was, dueAt }) => was !== dueAt));
    return eves;
  };
  let after: NoticeId | null = null;
  while (mayGoOn()) {
    const last: NoticeId | null = after;
    const eves: EveNotice[] = await store.transact(schoolId, (tx) => page(tx, last));
    after = eves.at(-1)?.id ?? null;
    if (eves.length < PAGE) return;
  }
}

function lastOpenBefore(calendar: SchoolCalendar, on: SchoolDate): SchoolDate | null {
  return whereKnown(() => calendar.lastSchoolDayOnOrBefore(addDays(on, -1)), null);
}
