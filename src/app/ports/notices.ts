import type {
  ActietafelId,
  ConcernId,
  ConversationId,
  DeadlineId,
  DossierId,
  Instant,
  NoticeId,
  PersonId,
  SchoolId,
} from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Standing } from '../../domain/reporting.ts';

/** Who a notice is for. A channel is named by its school, which has one. */
export type Audience =
  | { kind: 'person'; id: string }
  | { kind: 'guardian'; id: string }
  | { kind: 'pupil'; id: string }
  | { kind: 'guest'; id: string }
  | { kind: 'channel'; id: SchoolId };

/** What a notice is about. It holds ids only: what it says is looked up at the moment of sending. */
export type About = {
  concernId?: ConcernId;
  dossierId?: DossierId;
  actietafelId?: ActietafelId;
  deadlineId?: DeadlineId;
};

export type NewNotice = {
  kind: NoticeKind;
  to: Audience;
  about: About;
  /** Closed codes, counts and dates; never a word that somebody typed. */
  params: Readonly<Record<string, string | number | boolean | null>>;
  /** Two notices with the same key are one: the second is not planned. */
  dedupeKey: string;
  dueAt: Instant;
  /** After this moment it makes no sense any more, and is never sent late. */
  expiresAt: Instant | null;
  /** The Teams message that this notice replaces, when it is an edit of a card. */
  editsActivity: string | null;
};

/** A notice in the hands of one sender. Every later write names the fence, so that a sender whose lease ran out changes nothing. */
export type ClaimedNotice = Omit<NewNotice, 'dueAt'> & {
  id: NoticeId;
  schoolId: SchoolId;
  fence: number;
  /** How often it was tried before. */
  attempts: number;
  dueAt: Instant;
};

export type Road = 'personal' | 'channel' | 'mail';

/**
 * What became of one attempt. `attempted` = something was tried, and counts; a notice that only waited for its turn
 * in the pacing comes back as if it had not been claimed.
 */
export type Settlement =
  | {
      state: 'sent';
      road: Road;
      conversationId: ConversationId | null;
      activityId: string | null;
      at: Instant;
    }
  | { state: 'planned'; dueAt: Instant; reason: string; attempted: boolean }
  | { state: 'unknown'; road: Road; conversationId: ConversationId | null; reason: string; at: Instant }
  | { state: 'dropped' | 'expired' | 'failed'; reason: string; at: Instant };

/** `activityId` = the message in the chat; null as long as nobody knows that it is there. */
export type MessageTo = { noticeId: NoticeId; activityId: string | null; to: Audience; about: About };

/** `settledAt` = when its fate was put down; null while it has none. */
export type MessageState = { state: string; activityId: string | null; settledAt: Instant | null };

/** Planning, inside the transaction of the cause. */
export type NoticePlans = {
  /** Plans all at once in one statement; those whose dedupe key is known are left out silently. */
  plan(notices: readonly NewNotice[]): Promise<void>;
  /** Planned notices of these kinds about this dossier or concern make no sense any more. */
  drop(about: About, kinds: readonly NoticeKind[] | 'all', reason: string): Promise<void>;
  /**
   * What was dropped about this for this reason is due now, unless it has expired by then. Whether it is still needed
   * the domain is asked at sending, as ever.
   */
  putBack(about: About, reason: string): Promise<void>;
  /**
   * Every message of these kinds about this that these people have in their chats, or may have in a moment: also what is
   * due or under way, which has no activity id yet. A message that was edited comes once. At most 200, in no order.
   */
  messagesTo(about: About, kinds: readonly NoticeKind[], to: readonly PersonId[]): Promise<MessageTo[]>;
  /** What a message in a chat was sent as, whatever it shows since; null when nobody knows. */
  kindOf(activityId: string): Promise<NoticeKind | null>;
  /** How it stands with one message; null when there is no such notice. */
  stateOf(id: NoticeId): Promise<MessageState | null>;
  /** What was still to be said of these kinds about this to one colleague goes to another. */
  readdress(about: About, kinds: readonly NoticeKind[], from: PersonId, to: PersonId): Promise<void>;
  /**
   * The bot is back with this person. What did not arrive for want of a chat is planned again, and so is what was
   * last asked in another chat than the present one; once, however often it is told. Whether it is still needed the
   * domain is asked at sending, as ever.
   */
  offerAgain(personId: PersonId, asking: readonly NoticeKind[], since: Instant): Promise<void>;
  /**
   * How the notice of this id to this person stands, and what it is about; locked until the transaction ends. Null when
   * there is none.
   */
  standing(id: NoticeId, to: PersonId): Promise<(Standing & { isSeen: boolean; about: About }) | null>;
  /** It was seen; `arrivedAs` = it arrived as this message, whatever its fate was taken for. */
  markSeen(id: NoticeId, to: PersonId, arrivedAs: string | null, at: Instant): Promise<void>;
  /** This person pressed something on the message, in their own chat or the channel: the notice was seen, and acted on. */
  markActed(activityId: string, by: PersonId, at: Instant): Promise<void>;
  /** The people to whom anything about this went out, or may have. */
  reached(about: About): Promise<ReadonlySet<string>>;
  /**
   * The newest sent notice of this kind about this, to be edited in place; null when none was sent. `show` = only a
   * card that was brought to show this.
   */
  lastSent(
    about: About,
    kind: NoticeKind,
    to: Audience,
    show?: string,
  ): Promise<{ activityId: string; conversationId: ConversationId } | null>;
  /** The newest message of each of these kinds to each person or channel about this, so that all can be edited. At most 200. */
  sentTo(
    about: About,
    kinds: readonly NoticeKind[],
  ): Promise<{ to: Audience; kind: NoticeKind; activityId: string }[]>;
};

/** The sender's side: each call is a transaction of its own. */
export type NoticeQueue = {
  /** Takes up to `limit` due notices, oldest first, for `leaseSeconds` of the database's own time; those that are over expire. */
  claim(now: Instant, limit: number, leaseSeconds: number): Promise<ClaimedNotice[]>;
  /**
   * A call for these begins now, all of them in it: from here on nobody knows whether it left, should the sender die. False, and
   * nothing is put down, when one of them is not this sender's any more: then nothing may leave.
   */
  begin(claimed: readonly Pick<ClaimedNotice, 'id' | 'fence'>[]): Promise<boolean>;
  /**
   * Stores the fate where the fence is still ours; false when another sender has it by now. A fate that comes after
   * the lease ran out still counts as long as nobody claimed the notice since: whoever sent it knows best. That it was sent
   * as the message that reported itself meanwhile is ours, too.
   */
  settle(id: NoticeId, fence: number, settlement: Settlement): Promise<boolean>;
  /**
   * Leases that ran out: what was begun becomes `unknown`, since it may or may not have left; what was not is planned again as it
   * was, unless its lease ran out so often that it may be what ends the senders. Returns how many.
   */
  releaseExpiredLeases(now: Instant): Promise<number>;
  /**
   * Unknown notices whose quiet period is over, by the database's own time, are planned once more, with `params.repeat` set so that the text
   * says that it may be a repeat; a second unknown stays, and so does one that has expired. Returns how many.
   */
  repeatUnknown(now: Instant, quietMilliseconds: number): Promise<number>;
  /** A notice that went out by mail, or may have; null when there is none. */
  mailed(id: NoticeId): Promise<ClaimedNotice | null>;
  /** It came back: what was sent by mail has failed after all. */
  bounced(id: NoticeId, at: Instant): Promise<void>;
  /** The first moment at which something is due; null when nothing is planned. */
  nextDue(): Promise<Instant | null>;
};
