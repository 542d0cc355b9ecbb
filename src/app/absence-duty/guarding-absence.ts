import { type AbsenceClock, type DueStart, duesOf, isDone } from '../../domain/absence-duty/clock.ts';
import { type Beginning, termFrom } from '../guarding/beginning.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';

const RULES: readonly DueStart['rule'][] = ['absence_16h', 'long_absence', 'sick_talk', 'sick_consult'];

/**
 * Starts the terms that what was entered asks for, and ends those that it does not ask for any more: met when it was done,
 * stopped when hours were put right, an exemption runs or the pupil came of age. Of each kind the oldest runs; the next begins,
 * with its own days, when that one was done.
 *
 * @returns how many of these terms changed
 */
export async function guardAbsence(
  work: Beginning,
  tx: Tx,
  school: School,
  dossier: Pick<Dossier, 'id'>,
  clock: AbsenceClock,
): Promise<number> {
  let changed = 0;
  const about = { dossierId: dossier.id };
  const terms = await tx.deadlines.of(about);
  const dues = duesOf(clock);
  for (const rule of RULES) {
    const before = terms.find((each) => each.rule === rule);
    const term = before?.state === 'running' ? before : null;
    const due = dues.find((each) => each.rule === rule);
    if (term ? term.startsOn === due?.startsOn : !due) continue;
    changed += 1;
    if (term)
      await tx.deadlines.end(
        about,
        [rule],
        isDone({ rule, startsOn: term.startsOn }, clock) ? 'met' : 'stopped',
      );
    if (due)
      await tx.deadlines.start([termFrom(work, school, { rule, about, before, startsOn: due.startsOn })]);
  }
  return changed;
}
