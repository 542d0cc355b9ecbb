import type { ActietafelId, Instant, LinkId, NoticeId, ParticipantId, SchoolId } from '../../domain/ids.ts';

/** What an agenda answers to an invitation. `delegated` = another is to come instead, by mail address. */
export type ReplySays =
  | { kind: 'accepted' }
  | { kind: 'declined' }
  | { kind: 'tentative' }
  | { kind: 'delegated'; to: string }
  | { kind: 'counter'; startsAt: Instant; endsAt: Instant };

/** An answer that came by mail, as it says itself: nothing of it is believed but what the use case finds to be so. */
export type Reply = {
  uid: string;
  /** Which invitation it answers, and when it was written: a later one counts, in whatever order they come in. */
  sequence: number;
  stampedAt: Instant;
  /** Whom it says it is of, and who sent it; in lower case. */
  attendee: string;
  sender: string | null;
  says: ReplySays;
};

/** A mail that came in, by what it is to us. `linkId` and `noticeId` come from the signed address it was sent to. */
export type IncomingMail =
  | { kind: 'reply'; linkId: LinkId; reply: Reply }
  /** One of our letters could not be delivered. */
  | { kind: 'bounced'; noticeId: NoticeId }
  /** A letter from a person, an absence notice, whatever else: it stays where it is. */
  | { kind: 'other' };

/** How far a mailbox was read. `validity` changes when its numbers start anew. */
export type MailboxPlace = { validity: string; lastUid: number; tries: number };

/** The mailbox that answers come to. What is in it stays in it, unread. */
export type Mailbox = {
  /**
   * Hands over what came after this place, oldest first, and has each place kept that it reaches: when the process ends
   * half-way, nothing is read anew. A mail that cannot be fetched, or at which `take` throws, is handed over again the next
   * time, some times, and then passed over.
   *
   * @throws what it ran into, each time, when that is kept
   */
  readFrom(place: MailboxPlace | null, how: MailReading): Promise<void>;
};

export type MailReading = {
  take(mail: IncomingMail): Promise<void>;
  keep(place: MailboxPlace): Promise<void>;
  mayGoOn(): boolean;
};

/** What of an agenda's answers counts, within a use case. */
export type Replies = {
  /** Whether this answer is newer than every other of this person about this table; it is the newest from then on. */
  isNewest(
    about: { actietafelId: ActietafelId; participantId: ParticipantId },
    mark: Pick<Reply, 'sequence' | 'stampedAt'>,
  ): Promise<boolean>;
};

/** For whoever reads the mailbox, of all schools. */
export type MailReadings = {
  /** The school that a door belongs to; null when there is no such door (any more). */
  schoolOf(linkId: LinkId): Promise<SchoolId | null>;
  place(): Promise<MailboxPlace | null>;
  keepPlace(place: MailboxPlace): Promise<void>;
};
