import type { PersonId, SchoolId, WallMinute } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notices.ts';
import type { About, NewNotice } from './ports/notices.ts';
import type { Turn } from './turn.ts';

/** When somebody who has to act is asked: the start of the working day, on the school's clock. */
export const MORNING = (8 * 60 + 30) as WallMinute;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * An answer in a person's own chat, right after the commit. An answer that could not be given within the hour is not
 * given any more: by then the person has asked again. `again` tells two answers of one kind apart.
 */
export function personNotice(
  turn: Turn,
  kind: NoticeKind,
  personId: PersonId,
  about: About,
  again: string,
  params: NewNotice['params'] = {},
): NewNotice {
  return {
    kind,
    to: { kind: 'person', id: personId },
    about,
    params,
    dedupeKey: `${kind}:${personId}:${again}`,
    dueAt: turn.now,
    expiresAt: (turn.now + HOUR) as never,
    editsActivity: null,
  };
}

/**
 * Brings the card that was pressed up to date for good: what Teams shows after a press is gone at the next look. Each time
 * anew, since a button of one card may be pressed again after something was taken back.
 */
export function editOfPressedCard(turn: Turn, about: About, show: string): NewNotice[] {
  if (turn.cardActivity === null) return [];
  return [
    {
      kind: 'card_edit',
      to: { kind: 'person', id: turn.actor.personId },
      about,
      params: { show },
      dedupeKey: `card_edit:${turn.cardActivity}:${turn.key}:${turn.now}`,
      dueAt: turn.now,
      expiresAt: null,
      editsActivity: turn.cardActivity,
    },
  ];
}

/** A post or card in the school's channel; what it says is looked up when it is sent, and passes the gate there. */
export function channelNotice(
  turn: Pick<Turn, 'now'>,
  schoolId: SchoolId,
  kind: 'channel_card' | 'channel_post',
  about: About,
  again: string,
  params: NewNotice['params'] = {},
): NewNotice {
  return {
    kind,
    to: { kind: 'channel', id: schoolId },
    about,
    params,
    dedupeKey: `${kind}:${again}`,
    dueAt: turn.now,
    expiresAt: null,
    editsActivity: null,
  };
}
