import type { ConcernId } from '../../domain/ids.ts';
import { canBeReopened } from '../../domain/triage.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { presented } from './deciding.ts';
import { type FamilyAnswers, familyOf, familyPeople, faultOfAnswers, informedRows } from './family.ts';
import { informView } from './family-form.ts';
import { coordinatesAt } from './who-coordinates.ts';

/**
 * The parents were told, or not for a reason and with a second person: recorded once all who have to hear are answered
 * for. Possible before a concern is judged, and after a route that opens no dossier; the reminders of it stop.
 */
export function tellInformed(turn: Turn, ref: CardRef, answers: FamilyAnswers): Promise<PersonalView> {
  async function work(tx: Tx): Promise<Done> {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
    const concern = await tx.concerns.forChange(ref.id as ConcernId);
    if (!concern) return refused('card_outdated');
    const isOpen = concern.state === 'submitted' || canBeReopened(concern.state);
    if (!isOpen || concern.doubtedAt !== null) return presented(tx, turn, concern, ref);
    const family = await familyOf(tx, concern, turn.today, answers.ageBand);
    if (!family) return refused('pupil_missing');
    const decider = turn.actor.personId;
    const people = await familyPeople(tx, ref.schoolId, family.pupil, decider, turn.today);
    const fault = faultOfAnswers(family, answers, people, decider, turn.today);
    if (fault) {
      return {
        outcome: { show: 'triage_inform', id: concern.id, code: fault },
        view: await informView(tx, turn, concern, ref.schoolId, fault),
      };
    }

    await recordInformed(turn, tx, concern, answers);
    await tx.notices.plan(editOfPressedCard(turn, { concernId: concern.id }, 'triage'));

    return shown(tx, turn, concern, ref);
  }

  return once(turn, ref.schoolId, work, async (tx, first) => {
    const concern = await tx.concerns.byId(first.id as ConcernId);
    return concern ? (await shown(tx, turn, concern, ref)).view : { kind: 'refused', code: 'card_outdated' };
  });
}

/** Puts it on record, ends the term and its reminders, and leaves a trace of who recorded it. */
export async function recordInformed(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  answers: FamilyAnswers,
): Promise<void> {
  const about = { concernId: concern.id };
  await tx.dossiers.addInformed(concern.id, informedRows(answers), turn.actor.personId, turn.now);
  await tx.deadlines.end(about, ['parents_informed'], 'met');
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'concern.parents_informed',
    subject: { kind: 'concern', id: concern.id },
    ground: 'coordination',
  });
}

async function shown(tx: Tx, turn: Turn, concern: Concern, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'triage_informed', id: concern.id },
    view: await informView(tx, turn, concern, ref.schoolId),
  };
}
