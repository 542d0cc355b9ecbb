import type { AgreedAction, NotDoneReason } from '../../domain/agreed-actions.ts';
import type { PersonId } from '../../domain/ids.ts';
import { termFrom, withNext } from '../guarding/beginning.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

/** From now on whoever promised it is reminded of it. */
export async function beginTerm(
  tx: Tx,
  deps: Deps,
  { id, dossierId, dueOn }: Pick<AgreedAction, 'id' | 'dossierId' | 'dueOn'>,
): Promise<void> {
  const about = { dossierId, actionId: id };
  const school = await tx.schools.here();
  await tx.deadlines.start([termFrom(workAt(deps), school, { rule: 'action', about, dueOn })]);
}

/** Its day stays, and whoever does it now is asked from the first rung on. */
export async function passTerm(
  tx: Tx,
  deps: Deps,
  { id, dossierId }: Pick<AgreedAction, 'id' | 'dossierId'>,
): Promise<void> {
  const { today } = workAt(deps);
  const calendar = deps.calendars.of(await tx.schools.here());
  const terms = await tx.deadlines.of({ dossierId, actionId: id });
  await tx.deadlines.store(
    terms
      .filter(({ state }) => state === 'running')
      .map((term) => {
        const anew: Deadline = {
          ...term,
          generation: term.generation + 1,
          acknowledgedOn: null,
          snoozes: 0,
          snoozedUntil: null,
        };
        return withNext(calendar, deps.wallClock, anew, -1, today);
      }),
  );
}

/**
 * What one of these two promised in a case and is still open, the other does from now on: their place there is another's. Whoever
 * carries the case keeps what is theirs.
 */
export async function passActions(
  tx: Tx,
  deps: Deps,
  { id, casushouderId }: Pick<Dossier, 'id' | 'casushouderId'>,
  { from, to, by }: { from: PersonId; to: PersonId; by: PersonId },
): Promise<void> {
  if (from === casushouderId) return;
  const open = (await tx.actions.of(id)).filter(
    ({ state, owner }) => state === 'open' && owner.kind === 'person' && owner.id === from,
  );
  for (const action of open) {
    await tx.actions.store({ ...action, owner: { kind: 'person', id: to } }, by, workAt(deps).now);
    await passTerm(tx, deps, action);
  }
}

/** It was done (`reason` null), or it was not and why; nobody is asked about it any more. */
export async function endAction(
  tx: Tx,
  deps: Deps,
  action: AgreedAction,
  reason: NotDoneReason | null,
  by: PersonId,
): Promise<void> {
  const { now, today } = workAt(deps);
  const state = reason === null ? 'done' : 'not_done';
  await tx.actions.store({ ...action, state, reason, endedOn: today }, by, now);
  const about = { dossierId: action.dossierId, actionId: action.id };
  await tx.deadlines.end(about, ['action'], reason === null ? 'met' : 'stopped');
}
