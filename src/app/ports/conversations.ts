import type { ConversationId, Instant, Language, PersonId, SchoolId } from '../../domain/ids.ts';

/** Where a message can be sent: plain fields, never an object of an SDK. */
export type Address = {
  id: ConversationId;
  kind: 'personal' | 'channel';
  tenantId: string;
  serviceUrl: string;
  teamsId: string;
  botId: string;
  /** The person as this bot knows them there, for cards that tell when they are seen; a channel has none. */
  memberId?: string | null;
};

export type SeenConversation = {
  kind: 'personal' | 'channel';
  tenantId: string;
  serviceUrl: string;
  teamsId: string;
  botId: string;
  memberId: string | null;
  personId: PersonId | null;
  schoolId: SchoolId | null;
  /** What Teams is set to there; null = it does not say, and what it said before stays. */
  language: Language | null;
};

export type Conversations = {
  /**
   * Remembers a conversation, or refreshes its service address, which Teams may change. A person has one chat with the
   * bot: any other that was open is closed.
   */
  seen(conversation: SeenConversation, at: Instant): Promise<{ id: ConversationId; isNew: boolean }>;
  personal(personId: PersonId): Promise<Address | null>;
  /** Who of these has a chat with the bot. */
  withChat(people: readonly PersonId[]): Promise<ReadonlySet<PersonId>>;
  channelOf(schoolId: SchoolId): Promise<Address | null>;
  byId(id: ConversationId): Promise<Address | null>;
  /** The school that has chosen this channel of a team; null when none has. */
  schoolAt(tenantId: string, teamsId: string): Promise<SchoolId | null>;
  /** The bot was removed, blocked or lost its place there: nothing more is sent to it. */
  markUnusable(id: ConversationId, reason: string): Promise<void>;
};
