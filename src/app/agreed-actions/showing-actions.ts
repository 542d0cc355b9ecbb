import { lastActionDay, MOST_OPEN_ACTIONS } from '../../domain/agreed-actions.ts';
import type { ConcernId, DossierId, SchoolId } from '../../domain/ids.ts';
import { asLongMade, doorCard, pageLink } from '../pages/opening-page.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { isHere } from '../triage/who-coordinates.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { actionsBehind, type Behind, isDoubted, isShutTo, partInActions } from './behind-actions.ts';
import { choicesFor, ownersIn } from './owners.ts';
import type { ActionShown, ActionsDoor, ActionsPage } from './views.ts';

/** A case as a button names it: by its concern, where the card of the case is pressed, or by itself in the own list. */
export type Which = { schoolId: SchoolId } & ({ concernId: ConcernId } | { dossierId: DossierId });

/**
 * A door to the actions of a case, on the own press of whoever carries it or promised something in it. Pressed on somebody's own
 * page, whose link may have come by mail and have been passed on, it asks for a code from the start.
 */
export function openActionsPage(
  turn: Turn,
  which: Which,
  from: 'chat' | 'own_page' = 'chat',
): Promise<PersonalView> {
  const { schoolId } = which;
  if (!isHere(turn.actor, schoolId)) return Promise.resolve({ kind: 'refused', code: 'card_outdated' });
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const dossier =
      'concernId' in which
        ? await tx.dossiers.byConcern(which.concernId)
        : await tx.dossiers.byId(which.dossierId);
    if (!dossier) return { kind: 'refused', code: 'card_outdated' };
    const sees = await partInActions(tx, turn.actor, schoolId, dossier, await tx.actions.of(dossier.id));
    if (!sees) return { kind: 'refused', code: 'not_for_your_role' };
    if (await isShutTo(tx, sees, dossier)) return { kind: 'refused', code: 'not_now' };
    if (sees === 'no_ground') return { kind: 'refused', code: 'action_no_ground' };

    const made = pageLink(turn, schoolId, 'actions_page', dossier.concernId);
    const link = from === 'chat' ? made : asLongMade(made);

    return doorCard(turn, tx, link, {
      ref: { schoolId, id: dossier.id, version: dossier.version },
      number: dossier.number,
      back: 'concernId' in which ? 'dossier' : 'actions',
    });
  });
}

/** Looks whose actions are behind a link, and opens none of them. */
export function lookAtActions(deps: Deps, link: Link): Promise<ActionsDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await actionsBehind(tx, deps, link);
    return behind && doorOf(deps, behind);
  });
}

/** Reads the actions of a case, and writes in the audit who did. */
export function readActions(deps: Deps, link: Link): Promise<ActionsPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await actionsBehind(tx, deps, link);
    if (!behind) return null;
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: behind.by },
      action: 'dossier.actions_read',
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: groundOf(behind),
    });
    return actionsShown(tx, deps, behind);
  });
}

export async function actionsShown(tx: Tx, deps: Deps, behind: Behind): Promise<ActionsPage> {
  const { dossier, actions } = behind;
  const { today } = workAt(deps);
  const owners = await ownersIn(tx, dossier);
  const choiceOf = await choicesFor(
    tx,
    dossier,
    actions.map(({ owner }) => owner),
    owners,
  );
  const shown = actions.map(
    ({ dossierId: _, ...action }): ActionShown => ({
      ...action,
      by: choiceOf(action.owner),
      isLate: action.state === 'open' && action.dueOn < today,
    }),
  );
  const open = shown.filter(({ state }) => state === 'open');
  return {
    ...doorOf(deps, behind),
    sees: behind.sees,
    open: open.sort(byDay),
    ended: shown.filter(({ state }) => state !== 'open'),
    owners,
    canAdd: behind.sees === 'all' && open.length < MOST_OPEN_ACTIONS && !(await isDoubted(tx, dossier)),
    isFull: open.length >= MOST_OPEN_ACTIONS,
    lastDay: lastActionDay(today),
  };
}

/** Whoever carries the case reads all of it; whoever promised something reads what is their own. */
export function groundOf({ sees }: Pick<Behind, 'sees'>): 'coordination' | 'self' {
  return sees === 'all' ? 'coordination' : 'self';
}

function byDay(one: ActionShown, other: ActionShown): number {
  return one.dueOn.localeCompare(other.dueOn) || one.nth - other.nth;
}

function doorOf(deps: Deps, { language, dossier }: Behind): ActionsDoor {
  return { language, number: dossier.number, today: workAt(deps).today };
}
