import { ADVICE_STEPS, type AdviceStep } from '../../domain/school-advice.ts';
import { coordinatorOf } from '../pages/worklist-page.ts';
import type { Link } from '../ports/links.ts';
import type { Deps } from '../turn.ts';

/** `moved` also where it stood there already; `other` = a colleague was faster, or there is no such advice any more. */
export type AdviceMoved = 'moved' | 'other';

/**
 * A coordinator says of advice that it is taken up, or done. Of two at once the second sees what the first made of it.
 *
 * @returns null for who is no coordinator of the school any more
 */
export function moveAdvice(
  deps: Deps,
  link: Link,
  { id, step }: { id: string; step: AdviceStep },
): Promise<AdviceMoved | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<AdviceMoved | null> => {
    const holder = await coordinatorOf(tx, deps, link);
    if (!holder) return null;

    const { from, to } = ADVICE_STEPS[step];
    const { state, isChanged } = (await tx.schoolAdvice.move(id, from, to)) ?? NONE;
    if (isChanged)
      await tx.audit.add({
        at: deps.clock.now(),
        actor: { kind: 'person', id: holder.personId },
        action: `school.advice_${to}`,
        subject: { kind: 'school', id: link.schoolId },
        ground: 'coordination',
      });

    return state === to ? 'moved' : 'other';
  });
}

const NONE = { state: null, isChanged: false } as const;
