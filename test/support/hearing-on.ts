import { hearAll } from '../../src/app/digest/hearing.ts';
import type { Listener } from '../../src/app/ports/digests.ts';
import type { SchoolId } from '../../src/domain/ids.ts';
import type { Wanted } from '../../src/domain/reminding/hearing-day.ts';
import type { Play } from './playing.ts';

/** Who of these hears of one term now, and on which day; their messages are planned. */
export function heardAt(
  { deps, clock }: Play,
  schoolId: SchoolId,
  listeners: readonly Listener[],
  wanted: Wanted,
) {
  const now = clock.now();
  const today = deps.wallClock.dateOf(now);
  return deps.store.transact(schoolId, async (tx) => {
    const asked = listeners.map((to) => ({ to, wanted }));
    const days = await hearAll({ deps, now, today }, tx, await tx.schools.here(), asked);
    return listeners.flatMap((to, at) => {
      const on = days[at] ?? null;
      return on === null ? [] : [{ to, on }];
    });
  });
}
