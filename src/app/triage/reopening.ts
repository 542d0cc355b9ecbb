import type { ConcernId, SchoolId } from '../../domain/ids.ts';
import { canBeReopened } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { refOf, roepnaamOf } from '../intake/showing-concern.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { presented } from './deciding.ts';
import { presentTriage } from './showing-triage.ts';
import { editsAfterDecision } from './telling.ts';
import { backToTriage } from './terms.ts';
import { coordinatesAt } from './who-coordinates.ts';

/** A coordinator judges it anew: the first way did not help, or the day to look again has come. */
export function reopenConcern(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      if (!canBeReopened(concern.state) || concern.version !== ref.version)
        return presented(tx, turn, concern, ref);

      const waiting = await backToTriage(turn, tx, concern, 'silent');
      await tx.notices.plan(await editsAfterDecision(turn, tx, waiting));
      await audited(turn, tx, waiting, 'concern.reopened', 'coordination');

      return presented(tx, turn, waiting, ref);
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      return concern
        ? presentTriage(tx, turn, concern, ref.schoolId)
        : { kind: 'refused', code: 'card_outdated' };
    },
  );
}

/** The mentor did what was asked: the coordinators get the concern again. */
export function answerQuestion(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      if (concern.raisedBy !== turn.actor.personId) return refused('not_your_concern');
      if (concern.state !== 'returned' || concern.version !== ref.version)
        return answered(tx, concern, ref.schoolId);

      const waiting = await backToTriage(turn, tx, concern, 'again');
      await tx.notices.plan(editOfPressedCard(turn, { concernId: concern.id }, 'answer'));
      await audited(turn, tx, waiting, 'concern.answered', 'own_pupil');

      return answered(tx, waiting, ref.schoolId);
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      if (!concern) return { kind: 'refused', code: 'card_outdated' };
      return (await answered(tx, concern, ref.schoolId)).view;
    },
  );
}

async function answered(tx: Tx, concern: Concern, schoolId: SchoolId): Promise<Done> {
  return {
    outcome: { show: 'triage_answered', id: concern.id },
    view: {
      kind: 'triage_answered',
      ref: refOf(concern, schoolId),
      number: concern.number ?? '',
      roepnaam: await roepnaamOf(tx, concern),
    },
  };
}

async function audited(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  action: string,
  ground: 'coordination' | 'own_pupil',
): Promise<void> {
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action,
    subject: { kind: 'concern', id: concern.id },
    ground,
  });
}
