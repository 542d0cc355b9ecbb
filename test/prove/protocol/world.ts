import type { Address } from '../../../src/app/ports/conversations.ts';
import type { Delivery } from '../../../src/app/ports/delivery.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import type { TurnBook } from '../../../src/app/ports/turns.ts';
import { type ChannelPayload, channelPayload } from '../../../src/domain/channel.ts';
import type { ConversationId, Instant, NoticeId, SchoolId } from '../../../src/domain/ids.ts';
import type { whenReported } from '../../../src/domain/reporting.ts';
import type { NoticeLoopSettings, noticeLoop } from '../../../src/jobs/notice-loop.ts';
import type { steadyClock } from '../../../src/jobs/steady-clock.ts';
import { SCHOOL } from '../../support/school.ts';
import type { Dice, Odds } from './chances.ts';
import type { Mirror } from './mirror.ts';
import type { QueueModel, Without } from './queue-model.ts';
import type { Teams } from './teams.ts';
import type { Virtual } from './virtual.ts';

/** The code that is proved: ours, or a copy with a fault in it. */
export type ProtocolEngine = {
  noticeLoop: typeof noticeLoop;
  NOTICE_LOOP: NoticeLoopSettings;
  steadyClock: typeof steadyClock;
  whenReported: typeof whenReported;
};

/** What stands in the store of the play is left out by a variant that is broken on purpose. */
export type Variant = {
  engine: ProtocolEngine;
  without: Without;
  /** A real store that does everything that the model does. */
  under?: (databaseNow: () => number) => Mirror;
};

/** Another number than any wait of the loop, so that a look can be told from those. */
export const LOOK_EVERY = 997;

/** Everything of one schedule. */
export type World = {
  began: number;
  engine: ProtocolEngine;
  settings: NoticeLoopSettings;
  time: Virtual;
  roll: Dice;
  odds: Odds;
  model: QueueModel;
  teams: Teams;
  turns: TurnBook;
  told: Set<NoticeId>;
  notNeeded: Set<NoticeId>;
  /** No more faults: what is left has to come to its end. */
  calm(): boolean;
  count(fault: string): void;
  /** What happened, for whoever replays one seed; null in a long run. */
  trace: ((line: string) => void) | null;
  onDeath(): void;
  /** The first moment at which a look of a worker whose clock is so far ahead could find something. */
  nextLook(ahead: number): number;
  /** The domain, asked again: what is to come once more has reported itself. */
  hasArrived(notice: ClaimedNotice): boolean;
  /** The store has it from this worker that this notice was sent. */
  stored(life: number, id: NoticeId): void;
  deliveryOf(notice: ClaimedNotice): Delivery;
  noticesIn(payload: ChannelPayload): NoticeId[];
};

/** `fold` = an edit by which the second of two cards says that it came twice. */
export type Sort = 'personal' | 'edit' | 'post' | 'mail' | 'fold';

const KINDS = {
  fold: 'card_edit',
  personal: 'vote_reminder',
  edit: 'card_edit',
  post: 'channel_post',
  mail: 'vote_request',
} as const;

/** A notice of this sort; its number is in its id and in what is posted. */
export function noticeOf(
  nth: number,
  sort: Sort,
  to: string,
  dueAt: number,
  expiresAt: number | null,
): ClaimedNotice {
  return {
    id: `019ad000-0000-7000-8000-${String(nth).padStart(12, '0')}` as NoticeId,
    schoolId: SCHOOL,
    kind: KINDS[sort],
    to: sort === 'post' ? { kind: 'channel', id: to as SchoolId } : { kind: 'person', id: to },
    about: {},
    params: { sort },
    dedupeKey: `k${nth}`,
    dueAt: dueAt as Instant,
    expiresAt: expiresAt as Instant | null,
    editsActivity: sort === 'edit' ? `old${nth}` : null,
    fence: 0,
    attempts: 0,
  };
}

export function deliveryOf(notice: ClaimedNotice): Delivery {
  const language = 'nl';
  if (notice.params.sort === 'mail') return { kind: 'mail', to: notice.to.id, letter: {} as never, language };
  const to: Address = {
    id: notice.to.id as ConversationId,
    kind: notice.to.kind === 'channel' ? 'channel' : 'personal',
    tenantId: 't1',
    serviceUrl: '',
    teamsId: notice.to.id,
    botId: '',
  };
  if (to.kind === 'personal')
    return {
      kind: 'personal',
      to,
      view: { noticeId: notice.id } as never,
      language,
      edits: notice.editsActivity,
      isOnlyEdit: notice.params.sort === 'fold',
    };
  const number = `26-${notice.id.slice(-3)}`;
  return { kind: 'channel', to, payload: channelPayload({ number, verb: 'closed' }), language, edits: null };
}

export function noticesIn(payload: ChannelPayload): NoticeId[] {
  if (payload.kind === 'lines') return payload.lines.flatMap(noticesIn);
  if (payload.kind !== 'news') return [];
  return [`019ad000-0000-7000-8000-${payload.number.slice(3).padStart(12, '0')}` as NoticeId];
}
