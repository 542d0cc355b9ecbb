import type { SeatKind } from '../roles.ts';

/** Where a seat is looked for, in this order; the first that has somebody is taken. */
export const LOOKS = ['school', 'school_area', 'home_area'] as const;
/**
 * - `school`: the fixed face of the school itself;
 * - `school_area`: whoever has the smallest area in which the school stands;
 * - `home_area`: whoever has the smallest area in which the pupil lives.
 */
export type Look = (typeof LOOKS)[number];

/** `home_here` = the pupil lives in the municipality of the school, or nobody knows where. */
export const RULE_TIMES = ['always', 'home_here', 'home_elsewhere', 'exempt', 'turns_18'] as const;
export type RuleTime = (typeof RULE_TIMES)[number];

/** `seat` and `added` sit at the table; who is `informed` does not, and hears of it from the coordinator. */
export const TAKES_PART = ['seat', 'added', 'informed'] as const;
export type TakesPart = (typeof TAKES_PART)[number];

/** One sentence about who belongs at a table. Of several about one seat, the first that holds counts. */
export type SeatRule = {
  seat: SeatKind;
  as: TakesPart;
  look: readonly Look[];
  when: RuleTime;
  /** In whole years on the day that is asked about, both included; null = until any age. */
  fromAge: number;
  untilAge: number | null;
  /** Where nobody is found it is no gap. */
  isOptional: boolean;
  /** Who says so: a law, an agreement in the region, an article. */
  source: string;
};
