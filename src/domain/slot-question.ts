import type { ClosedBecause, SchoolCalendar } from './calendar/school-calendar.ts';
import type { SchoolDate } from './ids.ts';

/** A part of one day, in minutes since midnight on the school's wall clock; `untilMinute` itself is outside. */
export type Block = { on: SchoolDate; fromMinute: number; untilMinute: number };

/** One person who can fill a seat. */
export type Candidate = {
  personId: string;
  /** When this person is at the school anyway; null = has no such moments, and any time is as good as another. */
  presence: readonly Block[] | null;
  busy: readonly Block[];
  /** First and last day, both absent. */
  absences: readonly { fromOn: SchoolDate; untilOn: SchoolDate }[];
  /** With an unknown agenda, a time outside the presence moments that is not known to be busy is neither free nor busy. */
  agenda: 'known' | 'unknown';
  /** Comes at a presence moment or not at all. */
  isBound?: boolean;
};

/**
 * A place at the table. `required` = no table without it; `partner` = one of the kernpartners, of whom enough have to
 * be able to come; `wanted` = better with than without. The candidates are in order: the holder, then the deputies.
 */
export type Seat = {
  seat: string;
  need: 'required' | 'partner' | 'wanted';
  candidates: readonly Candidate[];
};

export type Room = { roomId: string; busy: readonly Block[] };

/** When a table may begin: with a lesson, or at every so many minutes of the clock. */
export type StartGrid =
  | { kind: 'lessons'; startMinutes: readonly number[] }
  | { kind: 'every'; minutes: 15 | 30 };

/** Everything the search may know. Names of seats are unique; the order of seats and blocks means nothing. */
export type SlotQuestion = {
  calendar: SchoolCalendar;
  today: SchoolDate;
  /** With a notice of 0 school days, a table of today begins after this minute. */
  nowMinute: number;
  /** The first day that is proposed is so many school days after today. */
  noticeSchoolDays: number;
  /** The last day that is proposed is so many school days after today. */
  withinSchoolDays: number;
  /** How many school days past that a later moment is looked for, when there is none in time. */
  laterSchoolDays: number;
  minutes: number;
  /** Between these minutes of the day a table begins and ends. */
  hours: { fromMinute: number; untilMinute: number };
  grid: StartGrid;
  seats: readonly Seat[];
  partnersNeeded: number;
  /** Rooms in order of preference, one of which has to be free; null = the room is found in another way. */
  rooms: readonly Room[] | null;
  proposals: number;
};

/** What a school starts with where its own settings say nothing. Ours; notice, term and length stand in policy.ts. */
export const SEARCH_DEFAULTS = {
  laterSchoolDays: 20,
  hours: { fromMinute: 8 * 60, untilMinute: 17 * 60 },
  grid: { kind: 'every', minutes: 30 },
  rooms: null,
  proposals: 3,
} as const satisfies Partial<SlotQuestion>;

/**
 * How sure it is that somebody can come, surest first. `free` = at the school anyway, or free and bound to no presence
 * moments. Whoever is busy or absent for a single minute does not fill a seat at all.
 */
export const CERTAINTIES = ['free', 'outside_presence', 'unknown'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export type FilledSeat = {
  seat: string;
  need: Seat['need'];
  /** Null = nobody of this seat can come. */
  filledBy: { personId: string; isDeputy: boolean; certainty: Certainty } | null;
};

/** What is particular about a moment. Codes without a name, so that they can be stored and written in any language. */
export type ProposalReason =
  | `partners:${number}/${number}`
  | `missing:${string}`
  | `deputy:${string}`
  | `outside_presence:${string}`
  | `unknown:${string}`;

export type Proposal = Block & {
  /** 1 = the best by the rules of the search. */
  rank: number;
  /** By name of the seat. */
  seats: readonly FilledSeat[];
  roomId: string | null;
  reasons: readonly ProposalReason[];
};

/** Why there is no moment in time. */
export type WhyNot =
  /** These did not count as school days. */
  | { code: 'closed_days'; closed: readonly ClosedBecause[] }
  /** With this seat filled throughout, and all else the same, there would have been a moment. */
  | { code: 'seat_blocks'; seat: string }
  /** No single seat is the cause; nobody of these seats can come at any start. */
  | { code: 'seats_never_free'; seats: readonly string[] }
  /** Every seat can be filled at some start, but never enough of them together. */
  | { code: 'no_common_moment' }
  /** With a free room there would have been a moment. */
  | { code: 'no_room' }
  /** A table of this length fits no start of the days in question, or the notice runs past the term. */
  | { code: 'no_start' }
  /** The school holidays are not known far enough ahead. */
  | { code: 'calendar_ends'; lastKnown: SchoolDate };

export type SlotSearch =
  | { kind: 'found'; proposals: readonly Proposal[] }
  /** Nothing in time; these are the nearest later days. */
  | { kind: 'later'; proposals: readonly Proposal[]; whyNotSooner: readonly WhyNot[] }
  | { kind: 'none'; whyNot: readonly WhyNot[] };
