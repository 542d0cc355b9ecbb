import type { Instant, PersonId, SchoolDate } from '../../domain/ids.ts';
import type { MessageTo } from './notices.ts';

/** Who hears of what is due: a person, or the channel of the school. */
export type Listener = { kind: 'person'; id: PersonId } | { kind: 'channel' };

/** How the one message of a day stands; `dueAt` = when it leaves, or left. */
export type Standing = { state: string; dueAt: Instant };

/** The one message in which an audience hears what it is reminded of on a day. */
export type Digests = {
  /** How the messages with these keys stand, in one statement; one that was never planned is not in it. */
  standing(keys: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Who was to hear of a term that still runs on a day between these, both left out, and has had no message since. Asked once
   * a night, for the days on which nothing could be sent.
   */
  unheard(after: SchoolDate, before: SchoolDate): Promise<Listener[]>;
  /**
   * Takes away messages of a day, and changes of them, that had their fate before that moment and of which no reminder is left.
   * At most `limit`; how many there were.
   */
  forget(before: Instant, limit: number): Promise<number>;
  /** The messages of a day that these people have in their chats since then, or may have in a moment; at most 500. */
  messagesTo(people: readonly PersonId[], since: Instant): Promise<MessageTo[]>;
};
