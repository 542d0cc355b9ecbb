import type { SchoolId } from '../../domain/ids.ts';
import { personNotice } from '../planning-notices.ts';
import type { SeenConversation } from '../ports/conversations.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';

/** A channel as Teams tells it. */
export type ChannelPlace = Pick<SeenConversation, 'serviceUrl' | 'teamsId' | 'botId'> & { tenantId: string };

/**
 * This channel becomes the school's. Only a coordinator or the administrator of a school in this tenant may say so; the
 * channel that was chosen before gets nothing more.
 */
export async function bindChannel(turn: Turn, place: ChannelPlace): Promise<PersonalView> {
  const schoolId = schoolToBind(turn);
  if (!schoolId) return { kind: 'refused', code: 'not_for_your_role' };
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const school = await tx.schools.byId(schoolId);
    if (!school || school.tenantId !== place.tenantId) return { kind: 'refused', code: 'wrong_team' };
    const present = await tx.conversations.channelOf(schoolId);
    if (present && present.teamsId !== place.teamsId)
      await tx.conversations.markUnusable(present.id, 'moved');
    if (present?.teamsId === place.teamsId && present.serviceUrl === place.serviceUrl)
      return { kind: 'channel_bound' };

    await tx.conversations.seen(
      { ...place, kind: 'channel', memberId: null, personId: null, schoolId },
      turn.now,
    );
    await tx.notices.plan([personNotice(turn, 'channel_bound', turn.actor.personId, {}, turn.key)]);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'school.channel_bound',
      subject: { kind: 'school', id: schoolId },
      ground: 'coordination',
    });

    return { kind: 'channel_bound' };
  });
}

export function schoolToBind({ actor }: Turn): SchoolId | null {
  const may = actor.memberships.find(
    ({ role }) => role === 'ondersteuningscoordinator' || role === 'beheerder',
  );
  return may?.schoolId ?? null;
}
