import { type ActionsSaved, addAction } from '../../src/app/agreed-actions/changing-actions.ts';
import { openActionsPage } from '../../src/app/agreed-actions/showing-actions.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { ActionForm, AgreedAction } from '../../src/domain/agreed-actions.ts';
import type { ActionId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { newestLink, urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';

/** The mentor calls, by the Friday of next week. */
export const CALLS: ActionForm = {
  what: 'Belt met de sportclub',
  owner: { kind: 'person', id: WHO.mentor },
  dueOn: '2026-12-04' as SchoolDate,
};

/** The address of the page with the actions of a case, as it stands on this person's card. */
export async function actionsDoor(
  school: Play,
  { concernId }: Pick<Dossier, 'concernId'>,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  return urlIn(await openActionsPage(await school.turn(by), { schoolId: SCHOOL, concernId }));
}

/** The row behind such an address. */
export async function actionsLink(
  school: Play,
  dossier: Pick<Dossier, 'concernId'>,
  by?: PersonId,
): Promise<Link> {
  await actionsDoor(school, dossier, by);
  return newestLink(school, 'actions_page');
}

/** Whoever carries the case puts down what somebody promised. */
export async function triedAction(
  school: Play,
  dossier: Pick<Dossier, 'concernId'>,
  form: ActionForm,
  id: ActionId = school.deps.ids.next<ActionId>(),
): Promise<ActionsSaved | null> {
  return addAction(school.deps, await actionsLink(school, dossier), id, form);
}

/** The same, as it was kept. @throws Error with the codes of what is wrong with the form. */
export async function promised(
  school: Play,
  dossier: Pick<Dossier, 'id' | 'concernId'>,
  form: Partial<ActionForm> = {},
): Promise<AgreedAction> {
  const id = school.deps.ids.next<ActionId>();
  const saved = await triedAction(school, dossier, { ...CALLS, ...form }, id);
  if (!saved || saved.faults.length > 0)
    throw new Error(`No action was added: ${saved?.faults.map(({ code }) => code).join(', ')}.`);
  const action = (await actionsNow(school, dossier)).find((each) => each.id === id);
  if (!action) throw new Error('The action is not there.');
  return action;
}

export function actionsNow(school: Play, { id }: Pick<Dossier, 'id'>): Promise<AgreedAction[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.actions.of(id));
}
