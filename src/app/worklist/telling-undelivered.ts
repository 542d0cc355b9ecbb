import type { NoticeKind } from '../../domain/notices.ts';
import type { ClaimedNotice, NewNotice } from '../ports/notices.ts';
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

/** What somebody has to do: when the colleague whom it was for works here no more, a coordinator does it. */
const TO_BE_DONE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'booking_needs_you',
  'review_due',
  'consult_news',
  'tell_asker_due',
]);

/**
 * A message will never arrive: every coordinator of the school hears which one and why, by another card. What asks
 * somebody to act, and was for a colleague who left, is asked of the coordinators itself.
 */
export function tellCoordinators(deps: Deps): (notice: ClaimedNotice, reason: string) => Promise<void> {
  return async (notice, reason) => {
    if (QUIET.has(notice.kind)) return;
    const now = deps.clock.now();
    const today = deps.wallClock.dateOf(now);
    await deps.store.transact(notice.schoolId, async (tx) => {
      const number = await numberOf(tx, notice);
      const coordinators = await tx.people.withRole(notice.schoolId, 'ondersteuningscoordinator', today);
      const isLeft = reason === 'role_ended' && TO_BE_DONE.has(notice.kind);
      await tx.notices.plan(
        coordinators.map(({ id }) => ({
          ...(isLeft ? instead(notice) : undelivered(notice, number, reason)),
          to: { kind: 'person' as const, id },
          about: notice.about,
          dedupeKey: `${isLeft ? notice.kind : 'not_delivered'}:${notice.id}:${id}`,
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

function instead({ kind, params }: ClaimedNotice): Pick<NewNotice, 'kind' | 'params'> {
  return { kind, params };
}

function undelivered(
  { kind }: ClaimedNotice,
  number: string,
  reason: string,
): Pick<NewNotice, 'kind' | 'params'> {
  return { kind: 'not_delivered', params: { number, what: kind, reason } };
}
