import type { NoticeKind } from '../../domain/notices.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

/** The cards of a concern that coordinators have in their chats. */
const OF_COORDINATORS: readonly NoticeKind[] = [
  'triage',
  'triage_untouched',
  'parents_informed_due',
  'consult_news',
  'safety_doubt',
];

/**
 * After a decision: the card that was pressed, those of the other coordinators and the asker's receipt show how it
 * stands. The first who decides wins; the others read so on their own card.
 */
export async function editsAfterDecision(turn: Turn, tx: Tx, concern: Concern): Promise<NewNotice[]> {
  const about = { concernId: concern.id };
  const sent = await tx.notices.sentTo(about, OF_COORDINATORS);
  const cards = sent.filter(({ activityId }) => activityId !== turn.cardActivity);
  return [
    ...editOfPressedCard(turn, about, 'triage'),
    ...cards.map(({ to, activityId }) => edit(turn, concern, to, activityId, 'triage')),
    ...(await receiptOf(turn, tx, concern)),
  ];
}

/** The receipt of whoever sent the concern, as it stands now. */
export async function receiptOf(work: Pick<Turn, 'now'>, tx: Tx, concern: Concern): Promise<NewNotice[]> {
  const asker = { kind: 'person' as const, id: concern.raisedBy };
  const about = { concernId: concern.id };
  const receipt = await tx.notices.lastSent(about, 'card_edit', asker, 'concern');
  return receipt ? [edit(work, concern, asker, receipt.activityId, 'concern')] : [];
}

/** Every coordinator's card of this concern shows how it stands; `again` names the change that made it so. */
export async function cardsOfCoordinators(
  work: Pick<Turn, 'now'>,
  tx: Tx,
  concern: Concern,
  again: string,
): Promise<NewNotice[]> {
  const cards = await tx.notices.sentTo({ concernId: concern.id }, OF_COORDINATORS);
  return cards.map(({ to, activityId }) => ({
    ...edit(work, concern, to, activityId, 'triage'),
    dedupeKey: `card_edit:${activityId}:${again}`,
  }));
}

/** The cards that whoever sent the concern has of its answer. */
export async function cardsOfAsker(
  work: Pick<Turn, 'now'>,
  tx: Tx,
  concern: Concern,
  again: string,
): Promise<NewNotice[]> {
  const cards = await tx.notices.sentTo({ concernId: concern.id }, ['answer_to_asker']);
  return cards
    .filter(({ to }) => to.id === concern.raisedBy)
    .map(({ to, activityId }) => ({
      ...edit(work, concern, to, activityId, 'told'),
      dedupeKey: `card_edit:${activityId}:${again}`,
    }));
}

/** Whoever asked gets an answer with the reason, or the question; a coordinator who raised it herself needs none. */
export function answersTo(turn: Turn, concern: Concern): NewNotice[] {
  if (concern.raisedBy === turn.actor.personId) return [];
  const kind = concern.state === 'returned' ? 'question_to_mentor' : 'answer_to_asker';
  return [
    {
      ...personNotice(
        turn,
        kind,
        concern.raisedBy,
        { concernId: concern.id },
        `${concern.id}:${concern.version}`,
      ),
      expiresAt: null,
    },
  ];
}

function edit(
  turn: Pick<Turn, 'now'>,
  concern: Concern,
  to: NewNotice['to'],
  activityId: string,
  show: 'triage' | 'concern' | 'told',
): NewNotice {
  return {
    kind: 'card_edit',
    to,
    about: { concernId: concern.id },
    params: { show },
    dedupeKey: `card_edit:${activityId}:${concern.version}`,
    dueAt: turn.now,
    expiresAt: null,
    editsActivity: activityId,
  };
}
