import type { ClosedBecause, SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';

/** A part of one day, in minutes since midnight on the school's wall clock; `untilMinute` itself is outside. */
export type Block = { on: SchoolDate; fromMinute: number; untilMinute: number };

/** A part of one day that is taken; `placeId` says where, as far as that is known. */
export type Busy = Block & { placeId?: string | null };

/** Hours that come back each week; `weekday` 1 = Monday … 7 = Sunday. */
export type WeeklyHours = { weekday: number; fromMinute: number; untilMinute: number };

/** One person who can fill a seat. */
export type Candidate = {
  personId: string;
  /** When this person is at the school anyway; null = has no such moments, and any time is as good as another. */
  presence: readonly Block[] | null;
  /** The hours that this person said to work: never outside them. Null = said nothing, the hours of the school hold. */
  hours: readonly WeeklyHours[] | null;
  busy: readonly Busy[];
  /** Noted in the agenda and not certain yet; what that means is the school's to say. */
  tentative: readonly Busy[];
  /** First and last day, both absent. */
  absences: readonly { fromOn: SchoolDate; untilOn: SchoolDate }[];
  /** With an unknown agenda, a time outside the presence moments that is not known to be busy is neither free nor busy. */
  agenda: 'known' | 'unknown';
  /** The day of every table at which this person sits already, as often as there are tables. */
  tablesOn: readonly SchoolDate[];
  /** At most so many tables a day and a week (Monday to Sunday), this one included; null = no limit. */
  most: { perDay: number | null; perWeek: number | null };
  /** How much this person's organisation took on before, from 0. Weighs last, and never more than `MOST_BURDEN`. */
  burden: number;
};

/** Somebody of whom nothing is known but that they may be asked. */
export const NOTHING_KNOWN = {
  presence: null,
  hours: null,
  busy: [],
  tentative: [],
  absences: [],
  agenda: 'unknown',
  tablesOn: [],
  most: { perDay: null, perWeek: null },
  burden: 0,
} as const satisfies Omit<Candidate, 'personId'>;

export const MOST_BURDEN = 9;

/**
 * A place at the table. `required` = no table without it; `partner` = one of the kernpartners, of whom enough have to
 * be able to come; `wanted` = better with than without. The candidates are in order: the holder, then the deputies.
 */
export type Seat = {
  seat: string;
  need: 'required' | 'partner' | 'wanted';
  candidates: readonly Candidate[];
};

/** `people` = how many it holds. */
export type Room = {
  roomId: string;
  busy: readonly Block[];
  people: number;
  isWheelchairFit: boolean;
  isPrivate: boolean;
};

export type RoomNeeds = { people: number; wheelchair: boolean; privacy: boolean };

/** When a table may begin: with a lesson, or at every so many minutes of the clock. */
export type StartGrid =
  | { kind: 'lessons'; startMinutes: readonly number[] }
  | { kind: 'every'; minutes: 5 | 15 | 30 };

/** Everything the search may know. Names of seats are unique; the order of seats, rooms and blocks means nothing. */
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
  /** So long before and after the table nobody who sits at it is busy. 0 = one meeting may begin when another ends. */
  buffer: { beforeMinutes: number; afterMinutes: number };
  /** What is busy at another place takes so much longer on both sides; null = nobody travels. */
  travel: { placeId: string; minutes: number; unknownPlaceIs: 'here' | 'elsewhere' } | null;
  /** Whether somebody with presence moments may be asked outside them. */
  presence: 'preferred' | 'required';
  /** Whether a tentative time is busy, free at a price, or simply free. */
  tentative: 'block' | 'cost' | 'ignore';
  seats: readonly Seat[];
  partnersNeeded: number;
  /** The smallest of these that fits and is free is taken; null = the room is found in another way. */
  rooms: readonly Room[] | null;
  roomNeeds: RoomNeeds;
  proposals: number;
};

/** What a school starts with where its own settings say nothing. Ours; notice, term and length stand in policy.ts. */
export const SEARCH_DEFAULTS = {
  laterSchoolDays: 20,
  hours: { fromMinute: 8 * 60, untilMinute: 17 * 60 },
  grid: { kind: 'every', minutes: 30 },
  buffer: { beforeMinutes: 0, afterMinutes: 0 },
  travel: null,
  presence: 'preferred',
  tentative: 'cost',
  rooms: null,
  roomNeeds: { people: 0, wheelchair: false, privacy: false },
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
  filledBy: { personId: string; isDeputy: boolean; certainty: Certainty; isTentative: boolean } | null;
};

/** What is particular about a moment. Codes without a name, so that they can be stored and written in any language. */
export type ProposalReason =
  | `partners:${number}/${number}`
  | `missing:${string}`
  | `deputy:${string}`
  | `outside_presence:${string}`
  | `unknown:${string}`
  | `tentative:${string}`;

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

/** One thing that could be otherwise. */
export type Step =
  /** Somebody else takes this seat, who can always come. */
  | { code: 'seat'; seat: string }
  /** One partner fewer is enough; two fewer counts as two steps. */
  | { code: 'partners'; fewer: 1 | 2 }
  /** The room is found in another way. */
  | { code: 'room' }
  /** People may be asked outside their presence moments. */
  | { code: 'outside_presence' }
  /** A tentative time is no longer taken for busy. */
  | { code: 'tentative' }
  /** No time is kept before and after. */
  | { code: 'buffer' }
  /** On this school day after today, the nearest one within the notice that would do. */
  | { code: 'sooner'; schoolDay: number }
  /** On this school day after today, the nearest one past the term that would do. */
  | { code: 'later'; schoolDay: number };

/** What would give moments, and at how many starts of the grid. */
export type Relaxation = { steps: readonly Step[]; moments: number };

export type SlotSearch =
  | { kind: 'found'; proposals: readonly Proposal[] }
  /** Nothing in time; these are the nearest later days. */
  | {
      kind: 'later';
      proposals: readonly Proposal[];
      whyNotSooner: readonly WhyNot[];
      relaxations: readonly Relaxation[];
    }
  | { kind: 'none'; whyNot: readonly WhyNot[]; relaxations: readonly Relaxation[] };
