import type { SchoolId } from '../../domain/ids.ts';
import { personNotice } from '../planning-notices.ts';
import type { Actor } from '../ports/people.ts';
import type { Turn } from '../turn.ts';

/** Where an installation happened, as Teams tells it. */
export type InstalledAt = {
  kind: 'personal' | 'channel' | 'other';
  serviceUrl: string;
  teamsId: string;
  botId: string;
  teamId: string | null;
};

/**
 * The bot was installed. In a personal chat the person is welcomed, once in a lifetime; a later installation offers
 * again what is open and says nothing else. The same one told twice does nothing the second time.
 */
export async function arrive(turn: Turn, place: InstalledAt): Promise<void> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId || place.kind !== 'personal') return;
  const { personId } = turn.actor;
  await turn.deps.store.transact(schoolId, async (tx) => {
    if (await tx.inbox.take(turn.key, turn.now)) return;
    const firstTime = (await tx.inbox.take(`welcomed:${personId}`, turn.now)) === null;
    if (firstTime) {
      await tx.notices.plan([{ ...personNotice(turn, 'welcome', personId, {}, 'once'), expiresAt: null }]);
      return;
    }
    const draft = await tx.concerns.openDraftOf(personId);
    if (!draft) return;
    await tx.notices.plan([
      personNotice(turn, 'intake_resume', personId, { concernId: draft.id }, `again:${turn.key}`),
    ]);
  });
  turn.deps.kick();
}

/** The bot was taken out: nothing more is sent there until it is back. */
export async function leave(turn: Turn, place: InstalledAt): Promise<void> {
  const schoolId = homeSchool(turn.actor);
  if (!schoolId || place.kind !== 'personal') return;
  await turn.deps.store.transact(schoolId, async (tx) => {
    const address = await tx.conversations.personal(turn.actor.personId);
    if (address) await tx.conversations.markUnusable(address.id, 'removed');
  });
}

/** The school at which something that names none takes place: of a membership first, else of a seat. */
export function homeSchool(actor: Actor): SchoolId | null {
  return actor.memberships[0]?.schoolId ?? actor.seatSchools[0] ?? null;
}

export function roleOf(
  actor: Pick<Actor, 'memberships' | 'seatSchools'>,
): 'mentor' | 'coordinator' | 'partner' | 'other' {
  if (actor.memberships.some(({ role }) => role === 'ondersteuningscoordinator')) return 'coordinator';
  if (actor.memberships.some(({ role }) => role === 'mentor')) return 'mentor';
  return actor.seatSchools.length > 0 ? 'partner' : 'other';
}
