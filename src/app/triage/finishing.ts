import type { ConcernId } from '../../domain/ids.ts';
import { isFollowed } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { endConsults } from '../consult/taking-steps.ts';
import { once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { presented } from './deciding.ts';
import { presentTriage } from './showing-triage.ts';
import { editsAfterDecision } from './telling.ts';
import { coordinatesAt } from './who-coordinates.ts';

/**
 * The coordinator looked again and nothing more is needed: nobody is reminded any more, and a partner who was asked
 * need not call. The way that was chosen stays on record, and the concern can still be judged anew.
 */
export function finishReview(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      const { triage, version } = concern;
      if (!isFollowed(concern.state) || !triage || triage.reviewedOn || version !== ref.version)
        return presented(tx, turn, concern, ref);

      const reviewed = await tx.concerns.store(
        { ...concern, triage: { ...triage, reviewedOn: turn.today } },
        turn.now,
      );
      await endConsults(turn, tx, reviewed);
      await tx.deadlines.end({ concernId: concern.id }, ['review'], 'met');
      await tx.notices.plan(await editsAfterDecision(turn, tx, reviewed));
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'concern.reviewed',
        subject: { kind: 'concern', id: concern.id },
        ground: 'coordination',
      });

      return presented(tx, turn, reviewed, ref);
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      return concern
        ? presentTriage(tx, turn, concern, ref.schoolId)
        : { kind: 'refused', code: 'card_outdated' };
    },
  );
}
