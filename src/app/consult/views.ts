import type { ConsultState, ConsultStep } from '../../domain/consult.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';

/**
 * What a kernpartner sees who was asked to call: a number, a day, and who asks. An anonymous consult has no number
 * either, so that it cannot be laid beside a later table.
 */
export type ConsultAsked = {
  number: string | null;
  askedOn: SchoolDate;
  school: string;
  state: ConsultState;
  /** What can be tapped now; `passed` only where there is a next deputy. */
  steps: readonly ConsultStep[];
};

export type ConsultView = ConsultAsked & { kind: 'consult'; ref: CardRef; roepnaamOfAsker: string };

/** The same by mail, with the page on which to answer. */
export type ConsultLetter = Pick<ConsultAsked, 'number' | 'askedOn' | 'school'> & {
  kind: 'letter_consult';
  url: string;
};
