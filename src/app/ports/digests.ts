import type { Instant, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { ClaimedNotice, MessageTo, NewNotice } from './notices.ts';

/** Who hears of what is due: a person, or the channel of the school. */
export type Listener = { kind: 'person'; id: PersonId } | { kind: 'channel' };

/** How the one message of a day stands; `dueAt` = when it leaves, or left. */
export type Standing = { state: string; dueAt: Instant };

/** The day of a message that reached somebody; `dueAt` = when it could leave: what it said was looked up no sooner. */
export type Told = { on: SchoolDate; dueAt: Instant };

/**
 * The one message in which an audience hears what it is reminded of on a day. That of a person is one for all schools of this
 * installation: it is a notice of the school that planned it first, and each school that has something to say that day has a
 * part in it, which is a row of its own. What is in a part is read at that school alone.
 */
export type Digests = {
  /**
   * How the messages with these keys stand, whichever school planned them, in one statement; one that was never planned is not
   * in it.
   */
  standing(keys: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Makes sure of these messages, each with a part of this school. One that is there stays, at the earlier of both hours and
   * until the later of both ends; one that has left takes no part more, so ask how it stands first.
   */
  plan(notices: readonly NewNotice[]): Promise<void>;
  /** Whether this school has something to say in this message, as it is made ready: one that says nothing told nothing. */
  noteSaid(notice: Pick<ClaimedNotice, 'dedupeKey'>, isSaid: boolean): Promise<void>;
  /** The last message in this time, `before` left out, that is known to have reached them with something that this school said. */
  lastTold(to: Listener, since: SchoolDate, before: SchoolDate): Promise<Told | null>;
  /** Which schools have a part in this message, or in the one that this edits; none in one that was planned before there were parts. */
  schoolsIn(notice: Pick<ClaimedNotice, 'dedupeKey' | 'editsActivity' | 'to'>): Promise<SchoolId[]>;
  /**
   * Who was to hear of a term that still runs on a day between these, both left out, and has had no message in which this school said something since. Asked
   * once a night, for the days on which nothing could be sent.
   */
  unheard(after: SchoolDate, before: SchoolDate): Promise<Listener[]>;
  /**
   * Takes away messages of a day, and changes of them, that had their fate before that moment and of which no reminder is left
   * at any school that has a part in them.
   * At most `limit`; how many there were.
   */
  forget(before: Instant, limit: number): Promise<number>;
  /** The messages of a day with a part of this school that these people have in their chats since then, or may have in a moment; at most 500. */
  messagesTo(people: readonly PersonId[], since: Instant): Promise<MessageTo[]>;
};
