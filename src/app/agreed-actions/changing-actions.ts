import {
  type ActionFault,
  type ActionForm,
  type ActionOwner,
  faultsOfAction,
  isSameOwner,
  MOST_OPEN_ACTIONS,
  type NotDoneReason,
} from '../../domain/agreed-actions.ts';
import type { ActionId } from '../../domain/ids.ts';
import type { AuditDetail } from '../ports/audit.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { actionsBehind, type Behind, isDoubted, openIn } from './behind-actions.ts';
import { beginTerm, endAction, giveActions } from './guarding-action.ts';
import { ownersIn } from './owners.ts';
import { actionsShown, groundOf } from './showing-actions.ts';
import type { ActionsPage } from './views.ts';

export type ActionsSaved = { page: ActionsPage; faults: readonly ActionFault[] };

/**
 * Somebody at the table promised something by a day: from then on they are reminded of it, by its number. The page that was
 * opened gave the id: the same press twice adds once.
 *
 * @returns null when the case is not for whoever holds this link
 */
export function addAction(
  deps: Deps,
  link: Link,
  id: ActionId,
  form: ActionForm,
): Promise<ActionsSaved | null> {
  return changing(deps, link, async (tx, behind) =>
    behind.sees === 'all'
      ? keepAction(tx, deps, behind, id, form)
      : [{ code: 'not_for_your_role', at: null }],
  );
}

/** The same for whoever carries the case and has it before them, its actions with it, locked. */
export async function keepAction(
  tx: Tx,
  deps: Deps,
  behind: Pick<Behind, 'dossier' | 'actions' | 'by'>,
  id: ActionId,
  form: ActionForm,
): Promise<readonly ActionFault[]> {
  const { dossier, actions, by } = behind;
  if (actions.some((each) => each.id === id)) return [];
  const faults = await faultsOfAdding(tx, deps, behind, form);
  const { owner, dueOn } = form;
  if (faults.length > 0 || !owner || !dueOn) return faults;
  const { now } = workAt(deps);
  const action = { id, dossierId: dossier.id, owner, what: form.what.trim(), dueOn } as const;
  const isNew = await tx.actions.add({ ...action, state: 'open', reason: null, endedOn: null }, by, now);
  if (!isNew) return [{ code: 'card_outdated', at: null }];
  await beginTerm(tx, deps, action);
  await recorded(tx, deps, { ...behind, sees: 'all' }, 'action_added');
  return [];
}

/** It was done, or it was not and why. One that has ended already stays as it is. */
export function endOnPage(
  deps: Deps,
  link: Link,
  id: ActionId,
  how: 'done' | 'not_done',
  reason: NotDoneReason | null,
): Promise<ActionsSaved | null> {
  return changing(deps, link, async (tx, behind) => {
    const action = openIn(behind, id);
    if (!action) return isEndedAs(behind, id, how) ? [] : [{ code: 'action_over', at: null }];
    if (how === 'not_done' && !reason) return [{ code: 'action_reason_missing', at: null }];
    await endAction(tx, deps, action, how === 'done' ? null : reason, behind.by);
    await recorded(tx, deps, behind, 'action_ended');
    return [];
  });
}

/** Somebody else at the table does it from now on, and is reminded of it. */
export function handOver(
  deps: Deps,
  link: Link,
  id: ActionId,
  to: ActionOwner | null,
): Promise<ActionsSaved | null> {
  return changing(deps, link, async (tx, behind) => {
    const action = openIn(behind, id);
    if (!action) return [{ code: 'action_over', at: null }];
    const owners = await ownersIn(tx, behind.dossier);
    if (!to || !owners.some(({ owner }) => isSameOwner(owner, to)))
      return [{ code: 'action_owner_missing', at: 'owner' }];
    if (isSameOwner(action.owner, to)) return [];
    await giveActions(tx, deps, behind.dossier.id, { ids: [id], to, by: behind.by });
    await recorded(tx, deps, behind, 'action_handed');
    return [];
  });
}

/** The same press a second time: what it asks for stands already. */
function isEndedAs({ actions }: Behind, id: ActionId, how: 'done' | 'not_done'): boolean {
  return actions.some((each) => each.id === id && each.state === how);
}

/** In one transaction, and once somebody has read it again: nothing is changed while somebody doubts whether it is safe. */
async function changing(
  deps: Deps,
  link: Link,
  change: (tx: Tx, behind: Behind) => Promise<readonly ActionFault[]>,
): Promise<ActionsSaved | null> {
  const saved = await deps.store.transact(link.schoolId, async (tx): Promise<ActionsSaved | null> => {
    const behind = await actionsBehind(tx, deps, link, 'locked');
    if (!behind) return null;
    const isStopped = await isDoubted(tx, behind.dossier);
    const faults = isStopped ? [{ code: 'safety_first', at: null } as const] : await change(tx, behind);
    // Whoever handed over their last one has nothing here any more.
    const after = (await actionsBehind(tx, deps, link)) ?? { ...behind, actions: [] };
    return { page: await actionsShown(tx, deps, after), faults };
  });
  deps.kick();
  return saved;
}

async function faultsOfAdding(
  tx: Tx,
  deps: Deps,
  { dossier, actions }: Pick<Behind, 'dossier' | 'actions'>,
  form: ActionForm,
): Promise<readonly ActionFault[]> {
  if (actions.filter(({ state }) => state === 'open').length >= MOST_OPEN_ACTIONS)
    return [{ code: 'too_many_actions', at: null }];
  const owners = (await ownersIn(tx, dossier)).map(({ owner }) => owner);
  return faultsOfAction(form, owners, workAt(deps).today);
}

function recorded(
  tx: Tx,
  deps: Deps,
  behind: Pick<Behind, 'dossier' | 'by' | 'sees'>,
  detail: AuditDetail,
): Promise<void> {
  return tx.audit.add({
    at: workAt(deps).now,
    actor: { kind: 'person', id: behind.by },
    action: 'dossier.changed',
    detail,
    subject: { kind: 'dossier', id: behind.dossier.id },
    ground: groundOf(behind),
  });
}
