import type { NoticeKind } from '../../domain/notices.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Deps } from '../turn.ts';

/** Messages whose loss nobody has to act on: the person is in front of the chat, or a later one says the same. */
const QUIET: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'welcome',
  'menu',
  'not_understood',
  'worklist',
  'status',
  'channel_bound',
  'card_edit',
  'channel_card',
  'not_delivered',
]);

/** A message will never arrive: every coordinator of the school hears which one and why, by another card. */
export function tellCoordinators(deps: Deps): (notice: ClaimedNotice, reason: string) => Promise<void> {
  return async (notice, reason) => {
    if (QUIET.has(notice.kind)) return;
    const now = deps.clock.now();
    const today = deps.wallClock.dateOf(now);
    await deps.store.transact(notice.schoolId, async (tx) => {
      const number = await numberOf(tx, notice);
      const coordinators = await tx.people.withRole(notice.schoolId, 'ondersteuningscoordinator', today);
      await tx.notices.plan(
        coordinators.map(({ id }) => ({
          kind: 'not_delivered' as const,
          to: { kind: 'person' as const, id },
          about: notice.about,
          params: { number, what: notice.kind, reason },
          dedupeKey: `not_delivered:${notice.id}:${id}`,
          dueAt: now,
          expiresAt: null,
          editsActivity: null,
        })),
      );
    });
  };
}

async function numberOf(
  tx: Parameters<Parameters<Deps['store']['transact']>[1]>[0],
  { about }: ClaimedNotice,
): Promise<string> {
  if (about.dossierId) return (await tx.dossiers.byId(about.dossierId))?.number ?? '';
  if (about.concernId) return (await tx.concerns.byId(about.concernId))?.number ?? '';
  return '';
}
