import type { DossierId } from '../../domain/ids.ts';
import {
  adviceFrom,
  isSameAdvice,
  type JgzAdvice,
  type JgzFault,
  type JgzFilled,
  MOST_ADVICE,
} from '../../domain/jgz-advice.ts';
import { pageBehind } from '../case-page/reader.ts';
import { termFrom } from '../guarding/beginning.ts';
import type { GivenAdvice } from '../ports/jgz-advice.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { adviceReader } from './showing-advice.ts';

/**
 * The youth doctor or nurse advises anew, beside what was advised before: only whoever sits on that seat, with a ground on record. Nobody
 * is told by it; the family hears it from the doctor. On its day they are asked to look again.
 *
 * @param entryId comes from the page that was opened, so that the same press twice adds once
 * @returns what is wrong with it, none = it is kept; null = it is not for whoever stands there
 */
export function giveAdvice(
  deps: Deps,
  link: Link,
  entryId: string,
  filled: JgzFilled,
): Promise<readonly JgzFault[] | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<readonly JgzFault[] | null> => {
    const behind = await pageBehind(tx, deps, link, 'locked');
    if (behind?.reader.kind !== 'partner' || adviceReader(behind) !== 'jgz') return null;
    const { dossier, reader, by } = behind;
    const { now, today } = workAt(deps);
    const before = await tx.jgzAdvice.of(dossier.id);
    const { advice, faults } = adviceFrom(filled, today);
    if (!advice) return faults;
    const again = before.find(({ id }) => id === entryId);
    // Somebody who went back to a form that was sent, and pressed twice with what they changed, gave that once too.
    const [newest] = before;
    if (again && [again, newest].some((each) => each && isSameAdvice(each.advice, advice))) return [];
    if (before.length >= MOST_ADVICE) return [{ code: 'jgz_too_often', at: null }];

    const given: GivenAdvice = {
      // A form that was sent before and says something else by now, since somebody went back to it, is advice of its own.
      id: again ? deps.ids.next<string>() : entryId,
      participantId: reader.participant.id,
      givenBy: by,
      givenAt: now,
      advice,
    };
    if (!(await tx.jgzAdvice.add(dossier.id, given))) return null;
    await reviewOn(tx, deps, dossier.id, given.advice);
    await tx.audit.add({
      at: now,
      actor: { kind: 'person', id: by },
      action: 'dossier.changed',
      detail: 'jgz_advised',
      subject: { kind: 'dossier', id: dossier.id },
      ground: 'seat',
    });
    return [];
  });
}

/** The day of the newest advice is the one that is guarded; without one nobody is asked. */
async function reviewOn(
  tx: Tx,
  deps: Deps,
  dossierId: DossierId,
  { reviewOn: dueOn }: JgzAdvice,
): Promise<void> {
  const about = { dossierId };
  const before = (await tx.deadlines.of(about)).find(({ rule }) => rule === 'jgz_review');
  if (dueOn === null) {
    if (before?.state === 'running') await tx.deadlines.end(about, ['jgz_review'], 'met');
    return;
  }
  const school = await tx.schools.here();
  await tx.deadlines.start([termFrom(workAt(deps), school, { rule: 'jgz_review', about, before, dueOn })]);
}
