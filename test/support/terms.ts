import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { DeadlineId, SchoolDate } from '../../src/domain/ids.ts';
import { frozenFor } from '../../src/domain/terms/catalogue.ts';

/** A term as it stands right after its start, from Monday 23 November 2026 to the Wednesday after it. */
export function runningTerm(
  id: DeadlineId,
  about: Deadline['about'],
  rule: Deadline['rule'],
  changed: Partial<Deadline> = {},
): Deadline {
  return {
    id,
    about,
    rule,
    startsOn: '2026-11-23' as SchoolDate,
    dueOn: '2026-11-25' as SchoolDate,
    state: 'running',
    frozen: frozenFor(rule, {}),
    generation: 1,
    next: null,
    waitsBecause: null,
    acknowledgedOn: null,
    snoozes: 0,
    snoozedUntil: null,
    ...changed,
  };
}
