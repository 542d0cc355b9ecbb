import { addDays } from '../../domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { digestToday } from '../digest/hearing.ts';
import { LOOK_BACK_DAYS } from '../digest/last-told.ts';
import { runningCases } from '../digest/terms-said.ts';
import { aroundAt } from '../guarding/matters.ts';
import { whom } from '../guarding/whom.ts';
import type { Listener } from '../ports/digests.ts';
import type { Deps } from '../turn.ts';
import { type ChoreDeps, eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

export type DigestDeps = ChoreDeps & Pick<Deps, 'calendars' | 'ids'>;

/** Ours: beside a week, the longest time that somebody who works one day a week is not there. */
const AHEAD_DAYS = 8;

/**
 * The messages of today that no reminder of today plans: to the coordinators while anything runs, to whoever has something due
 * in the days to come, and to whoever was to hear something on a day on which nothing could be sent. What each of them says,
 * and whether it says anything, is decided when it leaves.
 */
export async function planDigests(deps: DigestDeps, mayGoOn: MayGoOn): Promise<number> {
  return eachInTurn(await schoolsOf(deps), mayGoOn, (schoolId) => planAt(deps, schoolId));
}

async function planAt(deps: DigestDeps, schoolId: SchoolId): Promise<number> {
  const now = deps.clock.now();
  const today = deps.wallClock.dateOf(now);
  const count = await deps.store.transact(schoolId, async (tx) => {
    const school = await tx.schools.here();
    const calendar = deps.calendars.of(school);
    // Nobody knows what is a school day where the list of holidays does not reach.
    const isKnown = today >= calendar.firstKnown && today <= calendar.lastKnown;
    if (!isKnown || !calendar.isSchoolDay(today)) return 0;
    let listeners = await tx.digests.unheard(addDays(today, -LOOK_BACK_DAYS), today);
    for await (const cases of runningCases(tx, today, null)) {
      const around = await aroundAt(
        tx,
        schoolId,
        cases.map(({ matter }) => matter),
        today,
      );
      const ofPage = cases.flatMap(({ term, matter }) => [
        ...whom(term, matter, around, 'scale_up'),
        ...(isNear(term.dueOn, today) ? whom(term, matter, around, 'responsible') : []),
      ]);
      listeners = distinct([...listeners, ...ofPage]);
    }
    await digestToday({ deps, now, today }, tx, school, listeners);
    return listeners.length;
  });
  if (count > 0) deps.kick();
  return count;
}

function isNear(dueOn: SchoolDate, today: SchoolDate): boolean {
  return dueOn >= today && dueOn <= addDays(today, AHEAD_DAYS);
}

function distinct(listeners: readonly Listener[]): Listener[] {
  const people = new Set<PersonId>(listeners.flatMap((to) => (to.kind === 'person' ? [to.id] : [])));
  const hasChannel = listeners.some(({ kind }) => kind === 'channel');
  return [
    ...[...people].map((id): Listener => ({ kind: 'person', id })),
    ...(hasChannel ? [{ kind: 'channel' } as const] : []),
  ];
}
