import type { ConcernId, DossierId, PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { redrawDigests } from '../digest/redrawing.ts';
import { redrawTableCards } from '../dossier/redrawing.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { About, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { cardsOfCoordinators, receiptOf } from '../triage/telling.ts';
import { carries } from '../triage/who-coordinates.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { showing, stoppedView } from './showing-concern.ts';

/**
 * "Toch onveilig", after a concern was sent. Nothing is undone: a table stands, the channel hears nothing. But nothing
 * goes to the family by itself and nobody accepts it, until the aandachtsfunctionaris says that it was discussed; the
 * coordinators hear that, and not why. After that it can be said again, from the same card too.
 */
export function doubtSafety(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return doubting(turn, ref, 'concern', async (tx) => {
    const concern = await tx.concerns.forChange(ref.id as ConcernId);
    if (!concern) return 'card_outdated';
    return concern.raisedBy === turn.actor.personId ? concern : 'not_your_concern';
  });
}

/** The same from the card of a dossier. */
export function doubtSafetyOfDossier(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return doubting(turn, ref, 'dossier', async (tx) => {
    const dossier = await tx.dossiers.byId(ref.id as DossierId);
    if (!dossier) return 'card_outdated';
    if (!carries(turn.actor, dossier, ref.schoolId)) return 'not_for_your_role';
    return (await tx.concerns.forChange(dossier.concernId)) ?? 'card_outdated';
  });
}

function doubting(
  turn: Turn,
  ref: CardRef,
  card: 'concern' | 'dossier',
  load: (tx: Tx) => Promise<Concern | RefusalCode>,
): Promise<PersonalView> {
  return everyTime(turn, ref.schoolId, async (tx) => {
    const concern = await load(tx);
    if (typeof concern === 'string') return { kind: 'refused', code: concern };
    if (concern.submittedAt === null) return { kind: 'refused', code: 'card_outdated' };
    const dossier = await tx.dossiers.byConcern(concern.id);
    if (concern.state === 'safety' || concern.doubtedAt !== null) return shown(turn, tx, concern, ref);
    if (dossier?.state === 'closed') return { kind: 'refused', code: 'not_now' };

    const next = await tx.concerns.store({ ...concern, doubtedAt: turn.now, callAskedAt: null }, turn.now);
    const coordinators = await coordinatorsOf(turn, tx);
    await tx.notices.plan([
      ...editOfPressedCard(turn, aboutOf(concern, dossier), card),
      ...(await cardsOfCoordinators(turn, tx, next, `concern:${next.version}`)),
      ...toCoordinators(turn, next, coordinators),
    ]);
    if (dossier) await redrawForWhoCoordinates(turn, tx, dossier, coordinators, `concern:${next.version}`);
    await redrawDigests(
      turn,
      tx,
      reminded(next, dossier, coordinators),
      `concern:${next.id}:${next.version}`,
    );
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'concern.changed',
      detail: 'doubted_safety',
      subject: { kind: 'concern', id: concern.id },
      ground: concern.raisedBy === turn.actor.personId ? 'own_pupil' : 'coordination',
    });

    return shown(turn, tx, next, ref);
  });
}

/** It was discussed and it is safe to go on: messages to the family go again, and so does what was held meanwhile. */
export async function endDoubt(turn: Turn, tx: Tx, concern: Concern): Promise<Concern> {
  const next = await tx.concerns.store({ ...concern, doubtedAt: null, callAskedAt: null }, turn.now);
  await tx.notices.drop({ concernId: concern.id }, ['safety_doubt'], 'released');
  const dossier = await tx.dossiers.byConcern(concern.id);
  // What is about a table names its dossier, and not the concern.
  await tx.notices.putBack({ concernId: concern.id }, 'safety');
  if (dossier) await tx.notices.putBack({ dossierId: dossier.id }, 'safety');
  await tx.notices.plan([
    ...(await cardsOfCoordinators(turn, tx, next, `concern:${next.version}`)),
    ...(await receiptOf(turn, tx, next)),
  ]);
  if (dossier) {
    const coordinators = await coordinatorsOf(turn, tx);
    await redrawForWhoCoordinates(turn, tx, dossier, coordinators, `concern:${next.version}`);
  }
  return next;
}

function aboutOf({ id }: Concern, dossier: Dossier | null): About {
  return dossier ? { concernId: id, dossierId: dossier.id } : { concernId: id };
}

async function coordinatorsOf(turn: Turn, tx: Tx): Promise<PersonId[]> {
  const school = await tx.schools.here();
  const coordinators = await tx.people.withRole(school.id, 'ondersteuningscoordinator', turn.today);
  return coordinators.map(({ id }) => id);
}

/** The cards of its table say the name or leave it out, in the chats of those who may know of the doubt. */
function redrawForWhoCoordinates(
  turn: Turn,
  tx: Tx,
  { id, casushouderId }: Dossier,
  coordinators: readonly PersonId[],
  again: string,
): Promise<void> {
  return redrawTableCards(turn, tx, id, [...new Set([...coordinators, casushouderId])], again);
}

/** Whoever may have read the name in a message of a day. */
function reminded(concern: Concern, dossier: Dossier | null, coordinators: readonly PersonId[]): PersonId[] {
  const own = [concern.raisedBy, concern.ownerId, dossier?.casushouderId].filter(
    (id): id is PersonId => id != null,
  );
  return [...new Set([...coordinators, ...own])];
}

function toCoordinators(turn: Turn, concern: Concern, coordinators: readonly PersonId[]): NewNotice[] {
  return coordinators
    .filter((id) => id !== turn.actor.personId)
    .map((id) => ({
      kind: 'safety_doubt',
      to: { kind: 'person', id },
      about: { concernId: concern.id },
      params: {},
      dedupeKey: `safety_doubt:${id}:${concern.id}:${concern.version}`,
      dueAt: turn.now,
      expiresAt: null,
      editsActivity: null,
    }));
}

function shown(turn: Turn, tx: Tx, concern: Concern, ref: CardRef): Promise<PersonalView> {
  return stoppedView(tx, concern, turn.actor.personId, showing(turn, ref.schoolId));
}
