import type { ConcernId, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import { once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { showing, viewOfConcernById } from './showing-concern.ts';

/**
 * On the mentor's own tap the aandachtsfunctionaris hears that this colleague wants to be called. Not about whom, and
 * not why: that is said by phone.
 */
export function askForCall(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern || concern.state !== 'safety') return refused('card_outdated');
      if (concern.raisedBy !== turn.actor.personId) return refused('not_your_concern');
      const officers = await tx.people.withRole(
        ref.schoolId as SchoolId,
        'aandachtsfunctionaris',
        turn.today,
      );
      if (officers.length === 0) return refused('no_safety_officer');

      const about = { concernId: concern.id };
      const next = concern.callAsked
        ? concern
        : await tx.concerns.store({ ...concern, callAsked: true }, turn.now);
      await tx.notices.plan([
        ...officers.map(({ id }) => ({
          ...personNotice(turn, 'call_me' as const, id, about, concern.id),
          expiresAt: null,
        })),
        ...editOfPressedCard(turn, about, 'concern'),
      ]);

      return {
        outcome: { show: 'concern', id: next.id },
        view: await viewOfConcernById(tx, next.id, showing(turn, ref.schoolId)),
      };
    },
    (tx, { show, id, code }) =>
      show === 'refused'
        ? Promise.resolve({ kind: 'refused', code: code as RefusalCode })
        : viewOfConcernById(tx, id as ConcernId, showing(turn, ref.schoolId)),
  );
}

/** The aandachtsfunctionaris has spoken to the colleague and it is safe to go on: the mentor's draft opens again. */
export function releaseConcern(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      const isOfficer = turn.actor.memberships.some(
        ({ role, schoolId }) => role === 'aandachtsfunctionaris' && schoolId === ref.schoolId,
      );
      if (!isOfficer) return refused('not_for_your_role');
      const concern = await tx.concerns.forChange(ref.id as ConcernId);
      if (!concern) return refused('card_outdated');
      const asker = await tx.people.byId(concern.raisedBy);
      const name = asker?.name.roepnaam ?? '';
      const shown = { kind: 'call_me' as const, ref, roepnaamOfAsker: name, released: true };
      if (concern.state !== 'safety') return { outcome: { show: 'call_me', id: concern.id }, view: shown };

      const intake = { ...concern.intake, safety: 'no' as const, step: 'who' as const };
      await tx.concerns.store({ ...concern, state: 'draft', intake }, turn.now);
      await tx.notices.plan([
        {
          ...personNotice(
            turn,
            'intake_resume',
            concern.raisedBy,
            { concernId: concern.id },
            `released:${concern.version}`,
          ),
          expiresAt: null,
        },
        ...editOfPressedCard(turn, { concernId: concern.id }, 'call_me'),
      ]);
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'concern.released',
        subject: { kind: 'concern', id: concern.id },
        ground: 'safety_officer',
      });

      return { outcome: { show: 'call_me', id: concern.id }, view: shown };
    },
    async (_tx, { show, code }) =>
      show === 'refused'
        ? { kind: 'refused', code: code as RefusalCode }
        : { kind: 'call_me', ref, roepnaamOfAsker: '', released: true },
  );
}
