import {
  type ActionOwner,
  type AgreedAction,
  isSameOwner,
  type NotDoneReason,
} from '../../domain/agreed-actions.ts';
import type { ActionId, DossierId, PersonId } from '../../domain/ids.ts';
import { termFrom, withNext } from '../guarding/beginning.ts';
import { actionIn } from '../guarding/matters.ts';
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

/** Somebody else does these of one case: their days stay, and whoever does them now is asked from the first rung on. */
export async function giveActions(
  tx: Tx,
  deps: Deps,
  dossierId: DossierId,
  { ids, to, by }: { ids: readonly ActionId[]; to: ActionOwner; by: PersonId },
): Promise<void> {
  if (ids.length === 0) return;
  const { now, today } = workAt(deps);
  await tx.actions.giveTo(to, ids, by, now);
  const calendar = deps.calendars.of(await tx.schools.here());
  const given = (await tx.deadlines.of({ dossierId })).filter(
    ({ state, about }) => state === 'running' && actionIn(about).some((id) => ids.includes(id)),
  );
  await tx.deadlines.store(
    given.map((term) => {
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
  const owner = { kind: 'person', id: from } as const;
  const open = (await tx.actions.of(id)).filter(
    (each) => each.state === 'open' && isSameOwner(each.owner, owner),
  );
  await giveActions(tx, deps, id, { ids: open.map((each) => each.id), to: { kind: 'person', id: to }, by });
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
  await tx.actions.end({ ...action, state, reason, endedOn: today }, by, now);
  const about = { dossierId: action.dossierId, actionId: action.id };
  await tx.deadlines.end(about, ['action'], reason === null ? 'met' : 'stopped');
}
