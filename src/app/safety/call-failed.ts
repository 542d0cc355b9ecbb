import type { Instant, PersonId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { ClaimedNotice, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { notArrived } from './calling.ts';

/**
 * A call did not arrive, and a child may be in danger: whoever asked hears at once that she has to call herself, her
 * card says so too, and the call goes by mail where there is an address. The coordinators hear nothing of it.
 * Planned twice, it is the same.
 */
export async function tellAskerOfCall(
  tx: Tx,
  notice: ClaimedNotice,
  reason: string,
  now: Instant,
): Promise<void> {
  const { concernId } = notice.about;
  const concern = concernId ? await tx.concerns.byId(concernId) : null;
  if (!concern) return;
  const officerId = notice.to.id as PersonId;
  const askerId = (notice.params.asker ?? concern.raisedBy) as PersonId;
  const first = notice.dedupeKey.replace(/:mail$/, '');
  await tx.notices.plan([
    notArrived(now, concern, askerId, officerId, first),
    ...(await cardOfAsker(tx, concern, askerId, notice, now)),
    ...(reason !== 'role_ended' && notice.params.by !== 'mail' ? [byMail(notice, first, now)] : []),
  ]);
}

function byMail(notice: ClaimedNotice, first: string, now: Instant): NewNotice {
  const { kind, to, about, params } = notice;
  return {
    kind,
    to,
    about,
    params: { ...params, by: 'mail' },
    dedupeKey: `${first}:mail`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
  };
}

/** The card on which she tapped "call me": the lines about danger, with how it stands now. */
async function cardOfAsker(
  tx: Tx,
  { id }: Concern,
  askerId: PersonId,
  failed: ClaimedNotice,
  now: Instant,
): Promise<NewNotice[]> {
  const about = { concernId: id };
  const to = { kind: 'person' as const, id: askerId };
  const card = await tx.notices.lastSent(about, 'card_edit', to, 'concern');
  if (!card) return [];
  return [
    {
      kind: 'card_edit',
      to,
      about,
      params: { show: 'concern' },
      dedupeKey: `card_edit:${card.activityId}:${failed.id}`,
      dueAt: now,
      expiresAt: null,
      editsActivity: card.activityId,
    },
  ];
}
