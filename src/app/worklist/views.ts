import type { SchoolDate } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';

/** One thing that waits for somebody. `ref` is what the button opens. */
export type WaitingItem = {
  what: 'judge' | 'book' | 'answer' | 'table' | 'agreement' | 'not_delivered' | 'draft';
  number: string;
  roepnaam: string | null;
  on: SchoolDate | null;
  ref: CardRef;
};

export type SentLine = {
  kind: string;
  /** Whom it was for: a role or a channel, never a name. */
  to: 'channel' | 'person' | 'guardian' | 'pupil';
  state: string;
  reason: string | null;
  on: SchoolDate;
};

export type WorklistView =
  | { kind: 'worklist'; items: readonly WaitingItem[]; more: number }
  | { kind: 'status'; number: string; lines: readonly SentLine[]; counts: Readonly<Record<string, number>> };
