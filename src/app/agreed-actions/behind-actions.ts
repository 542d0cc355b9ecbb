import { type AgreedAction, lookedAfterBy } from '../../domain/agreed-actions.ts';
import type { ActionId, ConcernId, Language, PersonId, SchoolId } from '../../domain/ids.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { mayKnowMore } from '../table/as-shown.ts';
import { carries, isHere, worksAt } from '../triage/who-coordinates.ts';
import { type Deps, workAt } from '../turn.ts';

/** The actions of a case behind a link, and who stands there. */
export type Behind = {
  dossier: Dossier;
  actions: readonly AgreedAction[];
  by: PersonId;
  sees: 'all' | 'own';
  language: Language;
};

/**
 * Whoever carries a case that runs finds all of its actions behind their link, whoever promised something and may read along their
 * own; null for anybody else. While somebody doubts whether it is safe nobody but who carries it finds anything.
 *
 * @param locked so that nobody closes it or changes an action of it at the same moment
 */
export async function actionsBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  locked: 'look' | 'locked' = 'look',
): Promise<Behind | null> {
  if (link.purpose !== 'actions_page' || !link.concernId || link.holder.kind !== 'person') return null;
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  if (!dossier) return null;
  const personId = link.holder.id as PersonId;
  const standing = await tx.people.standing(personId, workAt(deps).today);
  const actions = await tx.actions.of(dossier.id);
  const sees = await seenBy(tx, { personId, ...standing }, link.schoolId, dossier, actions);
  if (!sees || sees === 'no_ground') return null;
  const person = await tx.people.byId(personId);
  return {
    dossier,
    actions: sees === 'all' ? actions : actions.filter((each) => isTheirs(each, dossier, personId)),
    by: personId,
    sees,
    language: person?.language ?? (await tx.schools.here()).language,
  };
}

/**
 * What somebody finds of the actions of a case that runs. `no_ground` = a partner who promised something, and may not know more than
 * its number and its day (any more): the ground to read along is not recorded, or their place is another's.
 */
export async function seenBy(
  tx: Tx,
  reader: Pick<Actor, 'personId' | 'memberships' | 'seatSchools'>,
  schoolId: SchoolId,
  dossier: Dossier,
  actions: readonly AgreedAction[],
): Promise<'all' | 'own' | 'no_ground' | null> {
  const sees = await partInActions(tx, reader, schoolId, dossier, actions);
  return (await isShutTo(tx, sees, dossier)) ? null : sees;
}

/**
 * Closed, or to whoever does not carry it in doubt: of the two nobody learns which, so that a refusal gives no doubt away.
 */
export async function isShutTo(
  tx: Tx,
  sees: Awaited<ReturnType<typeof partInActions>>,
  dossier: Pick<Dossier, 'state' | 'concernId'>,
): Promise<boolean> {
  return dossier.state === 'closed' || (sees !== 'all' && (await isDoubted(tx, dossier)));
}

/** The same while the case runs and nobody doubts; null = they have no part in these. */
export async function partInActions(
  tx: Tx,
  reader: Pick<Actor, 'personId' | 'memberships' | 'seatSchools'>,
  schoolId: SchoolId,
  dossier: Dossier,
  actions: readonly AgreedAction[],
): Promise<'all' | 'own' | 'no_ground' | null> {
  if (carries(reader, dossier, schoolId)) return 'all';
  if (!isHere(reader, schoolId) || !actions.some((each) => isTheirs(each, dossier, reader.personId)))
    return null;
  if (worksAt(reader, schoolId)) return 'own';
  const me = (await tx.dossiers.participants(dossier.id)).find(
    ({ who, untilOn }) => who.kind === 'person' && who.id === reader.personId && untilOn === null,
  );
  return mayKnowMore(me ?? null) ? 'own' : 'no_ground';
}

/** Somebody doubts whether it is safe, and nobody said yet that it may go on. */
export async function isDoubted(tx: Tx, { concernId }: Pick<Dossier, 'concernId'>): Promise<boolean> {
  return (await tx.concerns.byId(concernId))?.doubtedAt !== null;
}

/** An open action among those that the reader finds. */
export function openIn({ actions }: Pick<Behind, 'actions'>, id: ActionId): AgreedAction | null {
  return actions.find((each) => each.id === id && each.state === 'open') ?? null;
}

/** Whether they promised it, or look after it for the family. */
export function isTheirs({ owner }: AgreedAction, { casushouderId }: Dossier, personId: PersonId): boolean {
  return lookedAfterBy(owner, casushouderId) === personId;
}
