import type { SchoolDate, WallMinute } from '../../domain/ids.ts';

/**
 * How it stands with "call me". What was asked is never said to have arrived: whoever waits has to know when to call
 * herself. `nobody` = the school has no aandachtsfunctionaris but the person who looks.
 */
export type CallState =
  | { kind: 'nobody' }
  | { kind: 'can_ask' }
  | { kind: 'asked'; on: SchoolDate; minute: WallMinute }
  | { kind: 'not_reached'; on: SchoolDate; minute: WallMinute; names: readonly string[]; byMail: boolean };

/**
 * How it stands with what somebody was asked to call about: `asked`, as long as nobody said that it was discussed;
 * `released`; `stopped_again` after that, by somebody who has asked for no call yet; `closed`, with the dossier.
 */
export type CallCardState = 'asked' | 'released' | 'stopped_again' | 'closed';

/** The call did not arrive with these colleagues (none = there is nobody to ask); `others` were asked as well. */
export type CallNotArrivedView = {
  kind: 'call_not_arrived';
  names: readonly string[];
  others: readonly string[];
  byMail: boolean;
};

/**
 * The call, for an aandachtsfunctionaris who has no chat: who wants to be called, and nothing else. `url` = the page on
 * which to say that it was discussed; null when there is none (any more).
 */
export type CallLetter = {
  kind: 'letter_call_me';
  roepnaamOfAsker: string;
  school: string;
  url: string | null;
};
