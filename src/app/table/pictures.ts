import type { Instant } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { aboutOf, channelCard } from './planning.ts';
import type { TableCase, Work } from './table-case.ts';

/** However many answers come in, a card that somebody already has is brought up to date at most this often. */
const PICTURE_MILLISECONDS = 15_000;

/** The messages that show a table as it stands. */
const SHOWING: readonly NoticeKind[] = [
  'vote_request',
  'vote_reminder',
  'booking_needs_you',
  'table_booked',
  'table_moved',
  'table_prepare',
  'table_tomorrow',
];

/**
 * Every card of this table that is in somebody's chat is drawn again, with what is true at the moment of sending: one
 * edit per card in each stretch of fifteen seconds, however many answers fall in it. A question that is not answered yet
 * is left alone. Where the school's mailbox invites, its event is looked at too.
 */
export async function planPictures(work: Work, tx: Tx, found: TableCase): Promise<void> {
  if (work.deps.keepsEvents && wasEverBooked(found)) await tx.events.changed(found.table.id, work.now);
  const stretch = Math.floor(work.now / PICTURE_MILLISECONDS) + 1;
  const dueAt = (stretch * PICTURE_MILLISECONDS) as Instant;
  const sent = await tx.notices.sentTo(aboutOf(found), SHOWING);
  const edits = sent.flatMap(({ to, kind, activityId }): NewNotice[] => {
    if (to.kind !== 'person' || isBeingFilledIn(found, kind, to.id)) return [];
    return [
      {
        kind: 'card_edit',
        to,
        about: aboutOf(found),
        params: { show: 'table' },
        dedupeKey: `card_edit:${activityId}:${stretch}`,
        dueAt,
        expiresAt: null,
        editsActivity: activityId,
      },
    ];
  });
  await tx.notices.plan([...edits, { ...channelCard(work, found, `${found.table.id}:${stretch}`), dueAt }]);
}

function wasEverBooked({ table }: TableCase): boolean {
  return table.state !== 'voting' || table.offMoment !== null;
}

/** An edit empties a card that somebody is filling in. Whoever has not answered yet sees the counts with the own answer. */
function isBeingFilledIn({ table, asked, votes }: TableCase, kind: NoticeKind, personId: string): boolean {
  if (table.state !== 'voting' || (kind !== 'vote_request' && kind !== 'vote_reminder')) return false;
  const participant = asked.find(({ who }) => who.id === personId);
  return (
    participant !== undefined &&
    !votes.some(
      ({ participantId, answeredAt }) => participantId === participant.id && answeredAt >= table.proposedAt,
    )
  );
}
