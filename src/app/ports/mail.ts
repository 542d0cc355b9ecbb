import type { Posted } from './delivery.ts';

/** An invitation as other people's agendas read it. The method stands in the text too, and both have to agree. */
export type InvitationFile = { ics: string; method: 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER' };

/** One mail to one person, written and ready. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  invitation: InvitationFile | null;
  /** Without angle brackets. The same for every repetition of a notice, so that a repeat can be recognised. */
  messageId: string;
  /** Where an answer goes, and where the mail goes back to when it cannot be delivered; null = to whom it came from. */
  answersTo: string | null;
  comesBackTo: string | null;
};

/**
 * Hands a mail to the mail server, once. Repeating is the caller's decision: `later` may be repeated, `unknown` may
 * have arrived. Throws only when the mail itself is made wrong.
 */
export type Mailer = { send(mail: Mail): Promise<Posted> };
