import type { SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Hours, Wishes } from '../../domain/reminding/wishes.ts';
import type { CardRef } from '../arriving/views.ts';

/** When and of what somebody is reminded: what they chose, and what the school does where they chose nothing. */
export type WishesView = {
  wishes: Wishes;
  ofSchool: Hours;
  today: SchoolDate;
  /** The last day that a pause can have. */
  lastPause: SchoolDate;
  /** A coordinator without whom nobody at the school would be reminded of what is no legal duty. */
  isLastToHear: boolean;
};

export type RemindingView =
  | (WishesView & { kind: 'reminding_form'; ref: CardRef; fault: RefusalCode | null })
  | (WishesView & { kind: 'reminding_kept'; ref: CardRef });
