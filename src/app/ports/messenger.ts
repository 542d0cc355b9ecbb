import type { ChannelPayload } from '../../domain/channel.ts';
import type { Language, NoticeId, SchoolId } from '../../domain/ids.ts';
import type { PersonalView } from '../views.ts';
import type { Address } from './conversations.ts';

/**
 * What became of a call to Teams. `unknown` = the answer was lost after the body left: it may have arrived, and is
 * never sent again blindly. `later` = it certainly did not arrive, and Teams asks to wait so long; 0 = it names no
 * time. `gone` = the message to be edited is not there any more, or nobody can be reached in this conversation.
 * `refused` = this address or this message will never do. Every reason is a closed code.
 */
export type Sent =
  | { kind: 'sent'; activityId: string }
  | { kind: 'later'; afterMilliseconds: number; reason: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'gone'; what: 'message' | 'conversation'; reason: string }
  | { kind: 'refused'; reason: string };

/** Which notice a card is, for when it tells that it is there. */
export type NoticeMark = { schoolId: SchoolId; noticeId: NoticeId };

/**
 * Teams, seen from the inside. The channel takes a `ChannelPayload` and nothing else: that type can only be built
 * from a number, a date and a neutral verb. `mayRepeat` = the first fate of this message was lost, and the person reads
 * that it may have come before; an edit never needs to say so. `mark` = the card reports itself when it
 * is seen, as this notice.
 */
export type Messenger = {
  sendPersonal(
    to: Address,
    view: PersonalView,
    language: Language,
    mayRepeat?: boolean,
    mark?: NoticeMark | null,
  ): Promise<Sent>;
  editPersonal(to: Address, activityId: string, view: PersonalView, language: Language): Promise<Sent>;
  sendChannel(to: Address, payload: ChannelPayload, language: Language, mayRepeat?: boolean): Promise<Sent>;
  editChannel(to: Address, activityId: string, payload: ChannelPayload, language: Language): Promise<Sent>;
};
