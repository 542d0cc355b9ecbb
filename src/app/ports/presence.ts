import type { SchoolDate } from '../../domain/ids.ts';
import type { Block } from '../../domain/slots/question.ts';
import type { PresenceRow } from './tables.ts';

/** Presence moments by rule ("every Tuesday from one to four, not on 5 May") as blocks of time between two days, both included. */
export type Presence = {
  blocks(rows: readonly PresenceRow[], from: SchoolDate, until: SchoolDate): Block[];
};
