import type { ChannelPayload } from '../../domain/channel.ts';
import type { FamilyLanguage, Instant, Language } from '../../domain/ids.ts';
import type { Letter, PersonalView } from '../views.ts';
import type { Address } from './conversations.ts';

/** One notice, made ready at the moment of sending: the domain was asked again, the content looked up. */
export type Delivery =
  | { kind: 'drop'; reason: string }
  /** Nobody is reminded at this hour or on this day, or the message that it edits is still under way; asked again then. */
  | { kind: 'wait'; until: Instant; reason: 'quiet_hours' | 'still_under_way' }
  /** It will never arrive: there is no address or one of more people, or no chat of a colleague, or whom it was for does not do this work here any more. */
  | { kind: 'unreachable'; reason: 'no_address' | 'shared_address' | 'no_chat' | 'role_ended' }
  | {
      kind: 'personal';
      to: Address;
      view: PersonalView;
      language: Language;
      edits: string | null;
      /** When the message that it edits is gone, there is nothing left to say. */
      isOnlyEdit?: boolean;
    }
  | { kind: 'channel'; to: Address; payload: ChannelPayload; language: Language; edits: string | null }
  | { kind: 'mail'; to: string; letter: Letter; language: FamilyLanguage };

/** What became of a mail. `unknown` = the connection broke after the text had left. */
export type Posted =
  | { kind: 'sent'; messageId: string }
  | { kind: 'later'; reason: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'refused'; reason: string };

/**
 * Writes a letter in the person's language and posts it. `key` is the notice's id: the same key, the same Message-ID.
 * `mayRepeat` = its first fate was lost, and the letter says that it may have come before.
 */
export type Postman = {
  post(
    to: string,
    letter: Letter,
    language: FamilyLanguage,
    key: string,
    mayRepeat?: boolean,
  ): Promise<Posted>;
};
