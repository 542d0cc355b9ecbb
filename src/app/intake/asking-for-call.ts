import type { ConcernId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { callCard } from '../safety/call-card.ts';
import { callMeNotices } from '../safety/calling.ts';
import { officersFor } from '../safety/officers.ts';
import { addReleaseDoors, endReleaseDoors } from '../safety/release-links.ts';
import { isStopped, safetyStandingOf } from '../safety/standing.ts';
import { backToTriage } from '../triage/terms.ts';
import { carries, mayRelease } from '../triage/who-coordinates.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { endDoubt } from './doubting-safety.ts';
import { showing, stoppedView, viewOfConcernById } from './showing-concern.ts';

/**
 * On a colleague's own tap the aandachtsfunctionaris is asked to call this colleague. Not about whom, and not why: that
 * is said by phone. What the colleague reads is that it was asked, never that it arrived.
 */
export function askForCall(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern || !isStopped(concern)) return refused('card_outdated');
      const dossier = concern.submittedAt === null ? null : await tx.dossiers.byConcern(concern.id);
      const isTheirs = concern.raisedBy === turn.actor.personId;
      const isCarried = concern.doubtedAt !== null && dossier && carries(turn.actor, dossier, ref.schoolId);
      if (!isTheirs && !isCarried) return refused('not_your_concern');
      if (concern.callAskedAt !== null) return asked(turn, tx, concern, ref);
      const officers = await officersFor(tx, turn.actor.personId, turn.today);
      if (officers.length === 0) return refused('no_safety_officer');

      const next = await tx.concerns.store({ ...concern, callAskedAt: turn.now }, turn.now);
      if (dossier?.state !== 'closed') await addReleaseDoors(turn, tx, next, officers);
      await tx.notices.plan([
        ...callMeNotices(turn, next, officers),
        ...(isTheirs ? editOfPressedCard(turn, { concernId: concern.id }, 'concern') : []),
      ]);
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'concern.changed',
        detail: 'call_asked',
        subject: { kind: 'concern', id: concern.id },
        ground: isTheirs ? 'own_pupil' : 'coordination',
      });

      return asked(turn, tx, next, ref);
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      if (!concern) return { kind: 'refused', code: 'card_outdated' };
      return isStopped(concern) || concern.raisedBy !== turn.actor.personId
        ? stoppedView(tx, concern, turn.actor.personId, showing(turn, ref.schoolId))
        : viewOfConcernById(tx, concern.id, showing(turn, ref.schoolId));
    },
  );
}

/**
 * The aandachtsfunctionaris has spoken to the colleague and it is safe to go on: a draft opens again for the mentor, a
 * concern that had been stopped in triage waits for the coordinators again, and one about which somebody doubted
 * after it was sent goes on as it was. At a school that has no aandachtsfunctionaris a
 * coordinator may say so.
 */
export function releaseConcern(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (!(await mayRelease(tx, turn.actor, ref.schoolId, turn.today))) return refused('not_for_your_role');
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      const outcome = { show: 'call_me', id: concern.id };
      if ((await safetyStandingOf(tx, concern)) !== 'stopped')
        return { outcome, view: await callCard(tx, concern, ref.schoolId) };

      const next = await letGoOn(turn, tx, concern);

      return { outcome, view: await callCard(tx, next, ref.schoolId) };
    },
    async (tx, { id }) => {
      const concern = await tx.concerns.byId(id as ConcernId);
      return concern ? callCard(tx, concern, ref.schoolId) : { kind: 'refused', code: 'card_outdated' };
    },
  );
}

/** Whoever let it go on is on record; a concern that goes on has no door any more behind which it is let go on. */
export async function letGoOn(turn: Turn, tx: Tx, concern: Concern): Promise<Concern> {
  const next = await goOn(turn, tx, concern);
  await endReleaseDoors(turn, tx, concern.id);
  await tx.notices.drop({ concernId: concern.id }, ['call_me'], 'released');
  await tx.notices.plan(editOfPressedCard(turn, { concernId: concern.id }, 'call_me'));
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'concern.changed',
    detail: 'released',
    subject: { kind: 'concern', id: concern.id },
    ground: 'coordination',
  });
  return next;
}

function goOn(turn: Turn, tx: Tx, concern: Concern): Promise<Concern> {
  if (concern.state !== 'safety') return endDoubt(turn, tx, concern);
  return concern.submittedAt === null
    ? openDraftAgain(turn, tx, concern)
    : backToTriage(turn, tx, concern, 'again');
}

async function asked(turn: Turn, tx: Tx, concern: Concern, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'stopped', id: concern.id },
    view: await stoppedView(tx, concern, turn.actor.personId, showing(turn, ref.schoolId)),
  };
}

async function openDraftAgain(turn: Turn, tx: Tx, concern: Concern): Promise<Concern> {
  const intake = { ...concern.intake, safety: 'no' as const, step: 'who' as const };
  const draft = { ...concern, state: 'draft' as const, callAskedAt: null, intake };
  const next = await tx.concerns.store(draft, turn.now);
  await tx.notices.plan([
    {
      ...personNotice(
        turn,
        'intake_resume',
        concern.raisedBy,
        { concernId: concern.id },
        `concern:${concern.id}:${concern.version}`,
      ),
      expiresAt: null,
    },
  ]);
  return next;
}
