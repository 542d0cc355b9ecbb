import { EMPTY_INTAKE } from '../../domain/concern.ts';
import type { ConcernId, SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { layAside } from './laying-aside.ts';
import { showing, viewOfConcern, viewOfConcernById } from './showing-concern.ts';

/**
 * "melding", or the button: the first question of a new concern, or the draft that was left open. A concern is a draft
 * from its first tap on, so that a restart or a lesson in between loses nothing.
 */
export function startIntake(turn: Turn): Promise<PersonalView> {
  const school = schoolForIntake(turn);
  if (!school) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return once(
    turn,
    school.id,
    async (tx) => {
      await tx.people.lock(turn.actor.personId);
      const open = await tx.concerns.openDraftOf(turn.actor.personId);
      const concern = open ?? (await newDraft(turn, tx, school.wholeSchool));

      if (turn.cardActivity === null) {
        await tx.notices.plan([
          personNotice(
            turn,
            open ? 'intake_resume' : 'intake',
            turn.actor.personId,
            { concernId: concern.id },
            turn.key,
          ),
        ]);
      }

      return shown(tx, turn, school.id, concern);
    },
    (tx, outcome) => viewOfConcernById(tx, outcome.id as ConcernId, showing(turn, school.id)),
  );
}

/** "Verder waar je was": shows the step at which the draft stands. Nothing changes, so nothing is remembered. */
export function resumeIntake(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx) => {
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    if (!concern) return { kind: 'refused', code: 'card_outdated' };
    if (concern.raisedBy !== turn.actor.personId) return { kind: 'refused', code: 'not_your_concern' };
    return viewOfConcern(tx, concern, showing(turn, ref.schoolId));
  });
}

/** Puts the open draft aside and begins a new one. */
export async function startAnew(turn: Turn): Promise<PersonalView> {
  const school = schoolForIntake(turn);
  if (!school) return { kind: 'refused', code: 'not_for_your_role' };
  return once(
    turn,
    school.id,
    async (tx) => {
      await tx.people.lock(turn.actor.personId);
      const open = await tx.concerns.openDraftOf(turn.actor.personId);
      // It may be answered or sent at this very moment.
      const draft = open && (await tx.concerns.forChange(open.id));
      if (draft?.state === 'draft') await layAside(tx, draft, turn.now);
      const concern = await newDraft(turn, tx, school.wholeSchool);

      return shown(tx, turn, school.id, concern);
    },
    (tx, outcome) => viewOfConcernById(tx, outcome.id as ConcernId, showing(turn, school.id)),
  );
}

async function shown(tx: Tx, turn: Turn, schoolId: SchoolId, concern: Concern): Promise<Done> {
  return {
    outcome: { show: 'concern', id: concern.id },
    view: await viewOfConcern(tx, concern, showing(turn, schoolId)),
  };
}

async function newDraft(turn: Turn, tx: Tx, wholeSchool: boolean): Promise<Concern> {
  const concern: Concern = {
    id: turn.deps.ids.next(),
    raisedBy: turn.actor.personId,
    pupilId: null,
    number: null,
    state: 'draft',
    version: 1,
    intake: EMPTY_INTAKE,
    triage: null,
    callAskedAt: null,
    wholeSchool,
    ownerId: null,
    createdAt: turn.now,
    submittedAt: null,
    decidedAt: null,
    doubtedAt: null,
  };
  await tx.concerns.add(concern);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'concern.begun',
    subject: { kind: 'concern', id: concern.id },
    ground: wholeSchool ? 'coordination' : 'own_pupil',
  });
  return concern;
}

/** Mentors report on their own pupils, a coordinator on any. Somebody at two schools reports at the first. */
function schoolForIntake(turn: Turn): { id: SchoolId; wholeSchool: boolean } | null {
  const { memberships } = turn.actor;
  const coordinator = memberships.find((each) => each.role === 'ondersteuningscoordinator');
  if (coordinator) return { id: coordinator.schoolId, wholeSchool: true };
  const mentor = memberships.find((each) => each.role === 'mentor');
  return mentor ? { id: mentor.schoolId, wholeSchool: false } : null;
}
