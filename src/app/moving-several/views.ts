import type { CardRef } from '../arriving/views.ts';
import type { MomentView } from '../table/views.ts';

/**
 * How sure it is that no other choice changes less. `without` = tables that get no moment; `askedAgain` = people who said
 * yes and have to answer again; of both, what no choice can stay below.
 */
export type HowGood = {
  isProven: boolean;
  without: number;
  withoutAtLeast: number;
  askedAgain: number;
  askedAgainAtLeast: number;
};

/** One table: when it is, when it could be (null = no moment is left, and it stays), and what that keeps. */
export type MoveLine = {
  number: string;
  from: MomentView;
  to: MomentView | null;
  /** Codes of what the moment keeps of the one that stands, and what it changes. */
  changes: readonly string[];
  /** Seats of those who are not at the school then, as codes: `jgz`. */
  lost: readonly string[];
};

/** Tables that have lost somebody. `started` = of so many everybody was asked just now; null = nothing was pressed. */
export type MovingView = {
  kind: 'tables_move';
  ref: CardRef;
  lines: readonly MoveLine[];
  more: number;
  howGood: HowGood;
  started: number | null;
};
