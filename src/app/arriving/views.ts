import type { SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';

/** A concern that was begun and not sent: offered again with "verder waar je was". */
export type OpenDraft = { ref: CardRef; begunOn: SchoolDate; roepnaam: string | null };

/** What a card carries to say what it is about: nothing in it is trusted, it is looked up again at each press. */
export type CardRef = { schoolId: SchoolId; id: string; version: number };

/** What is left of the second of two messages that were one. */
export type CameTwiceView = { kind: 'came_twice' };

export type PlainView =
  | { kind: 'welcome'; role: 'mentor' | 'coordinator' | 'partner' | 'other'; draft: OpenDraft | null }
  | { kind: 'menu'; role: 'mentor' | 'coordinator' | 'partner' | 'other'; draft: OpenDraft | null }
  | { kind: 'not_understood' }
  | { kind: 'refused'; code: RefusalCode };
