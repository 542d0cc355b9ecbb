import { lookedAfterBy, type NotDoneReason } from '../../domain/agreed-actions.ts';
import type { ActionId, PersonId, SchoolId } from '../../domain/ids.ts';
import { homeSchool } from '../arriving/arriving.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { isHere } from '../triage/who-coordinates.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { isDoubted } from './behind-actions.ts';
import { endAction } from './guarding-action.ts';
import type { OwnActionsView } from './views.ts';

/** An action as a button names it. */
export type Chosen = { schoolId: SchoolId; id: ActionId };

type Said = Extract<OwnActionsView, { kind: 'own_actions' }>['said'];

/** `mijn acties`, as the answer to a press. */
export function showOwnActions(
  { deps, actor, today }: Turn,
  chosen: ActionId | null = null,
): Promise<PersonalView> {
  const schoolId = homeSchool(actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return deps.store.transact(schoolId, (tx) => listOf(tx, actor.personId, today, { chosen }));
}

/** The same in somebody's own chat, after they typed it, and where a card of it is brought up to date. */
export async function prepareOwnActions(tx: Tx, { notice, today }: Moment): Promise<Prepared> {
  const said = notice.kind === 'card_edit' ? await saidOf(tx, notice.params) : null;
  return { kind: 'view', view: await listOf(tx, notice.to.id as PersonId, today, { said }) };
}

/** What was said on the card that is brought up to date, by its ids: the press itself is seen for no more than a second. */
async function saidOf(tx: Tx, { action: id, how }: ClaimedNotice['params']): Promise<Said> {
  if (typeof id !== 'string' || (how !== 'done' && how !== 'not_done')) return null;
  const dossierId = await tx.actions.dossierOf(id as ActionId);
  const dossier = dossierId && (await tx.dossiers.byId(dossierId));
  const action = dossier && (await tx.actions.of(dossier.id)).find((each) => each.id === id);
  return action ? { number: dossier.number, nth: action.nth, how } : null;
}

/** "Gedaan": nobody is asked about it any more. */
export function doneOwn(turn: Turn, chosen: Chosen | null): Promise<PersonalView> {
  return ending(turn, chosen, null);
}

/** Asks why it was not done. Nothing is stored by asking. */
export function askNotDone(turn: Turn, chosen: Chosen | null): Promise<PersonalView> {
  if (!chosen) return Promise.resolve({ kind: 'refused', code: 'reminder_missing' });
  if (!isHere(turn.actor, chosen.schoolId))
    return Promise.resolve({ kind: 'refused', code: 'card_outdated' });
  return turn.deps.store.transact(chosen.schoolId, async (tx): Promise<PersonalView> => {
    const action = (await tx.actions.ofPerson(turn.actor.personId)).find(({ id }) => id === chosen.id);
    return action ? { kind: 'own_action_not_done', action } : { kind: 'refused', code: 'action_over' };
  });
}

/** It was not done, and why. */
export function notDoneOwn(
  turn: Turn,
  chosen: Chosen | null,
  reason: NotDoneReason | null,
): Promise<PersonalView> {
  if (!reason) return Promise.resolve({ kind: 'refused', code: 'action_reason_missing' });
  return ending(turn, chosen, reason);
}

/** One that has ended in the meantime stays as it is, and the list says so by leaving it out. */
async function ending(
  turn: Turn,
  chosen: Chosen | null,
  reason: NotDoneReason | null,
): Promise<PersonalView> {
  if (!chosen) return { kind: 'refused', code: 'reminder_missing' };
  if (!isHere(turn.actor, chosen.schoolId)) return { kind: 'refused', code: 'card_outdated' };
  const { personId } = turn.actor;
  return everyTime(turn, chosen.schoolId, async (tx): Promise<PersonalView> => {
    // The case first, as on its page: two who change one action wait for one another there.
    const dossierId = await tx.actions.dossierOf(chosen.id);
    const dossier = dossierId && (await tx.dossiers.forChange(dossierId));
    const action = dossier && (await tx.actions.of(dossier.id)).find(({ id }) => id === chosen.id);
    if (!action || !dossier) return { kind: 'refused', code: 'card_outdated' };
    if (lookedAfterBy(action.owner, dossier.casushouderId) !== personId)
      return { kind: 'refused', code: 'not_for_your_role' };
    if (dossier.state === 'closed' || (await isDoubted(tx, dossier)))
      return { kind: 'refused', code: 'not_now' };
    if (action.state !== 'open') return listOf(tx, personId, turn.today);

    await endAction(tx, turn.deps, action, reason, personId);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: personId },
      action: 'dossier.changed',
      detail: 'action_ended',
      subject: { kind: 'dossier', id: dossier.id },
      ground: 'self',
    });
    const how = reason === null ? 'done' : 'not_done';
    const edits = editOfPressedCard(turn, {}, 'own_actions');
    await tx.notices.plan(
      edits.map((edit) => ({ ...edit, params: { ...edit.params, action: action.id, how } })),
    );
    return listOf(tx, personId, turn.today, { said: { number: dossier.number, nth: action.nth, how } });
  });
}

async function listOf(
  tx: Tx,
  personId: PersonId,
  today: Turn['today'],
  { chosen = null, said = null }: { chosen?: ActionId | null; said?: Said } = {},
): Promise<OwnActionsView> {
  return { kind: 'own_actions', actions: await tx.actions.ofPerson(personId), today, chosen, said };
}
