import type { ActionOwner } from '../agreed-actions.ts';
import type { Effect } from '../details.ts';
import type { ActionId, ParticipantId, PersonId, SchoolDate } from '../ids.ts';
import type { TableRole } from '../roles.ts';
import type { AbsentWhy, OnlineWhy, Presence } from './attendance.ts';

/** The boxes that somebody writes in. Per box at most so many characters; ours. */
export const MINUTES_TEXTS = [
  'pupilSays',
  'parentsSay',
  'schoolSees',
  'whyMore',
  'wishes',
  'tried',
  'different',
  'daytimeMore',
  'planSchool',
  'planHelp',
] as const;
export type MinutesText = (typeof MINUTES_TEXTS)[number];
export const LONGEST_MINUTES_TEXT = 1_500;

/** How the pupil was heard (hoorrecht, dossier 36443: the pupil chooses in which way). */
export const HEARD_HOW = ['at_table', 'beforehand', 'by_parents', 'by_somebody', 'not_now'] as const;
export type HeardHow = (typeof HEARD_HOW)[number];

/** Whether the family wants to make its own plan first (familiegroepsplan, Jeugdwet 1.1 and 4.1.2). */
export const OWN_PLAN = ['yes', 'later', 'no'] as const;
export type OwnPlan = (typeof OWN_PLAN)[number];

/** A plan that there is already, which is named so that nobody makes a second beside it. */
export const EXISTING_PLANS = ['none', 'opp', 'growth_document'] as const;
export type ExistingPlan = (typeof EXISTING_PLANS)[number];

/** What lies beneath it, inside school and outside: neutral words, and no diagnosis (seeds 000 to 003). */
export const WHY_INSIDE = [
  'many_impressions',
  'lessons_too_hard',
  'lessons_too_easy',
  'left_out',
  'conflict_with_school',
  'new_school_or_year',
  'timetable',
] as const;
export const WHY_OUTSIDE = [
  'worries_at_home',
  'sleep_and_rhythm',
  'gaming',
  'health',
  'anxious_or_sombre',
  'few_friends',
  'money_or_housing',
  'loss_or_change',
] as const;
export const WHY_FACTORS = [...WHY_INSIDE, ...WHY_OUTSIDE];
export type WhyFactor = (typeof WHY_INSIDE)[number] | (typeof WHY_OUTSIDE)[number];

/** A fitting daytime activity for now ("passende daginvulling op korte termijn", Routekaart, 2022). */
export const DAYTIMES = [
  'some_lessons',
  'other_place_in_school',
  'other_place',
  'work_or_placement',
  'sport_or_club',
  'lessons_at_home',
] as const;
export type Daytime = (typeof DAYTIMES)[number];

/** In so many school weeks the next table is; `none` = none is needed. */
export const NEXT_WEEKS = ['1', '2', '3', '4', '6', '8', 'none'] as const;
export type NextWeeks = (typeof NEXT_WEEKS)[number];

/** One regisseur: somebody at the table, or a parent with a professional beside them by name. */
export type Regisseur =
  | { kind: 'person'; id: PersonId }
  | { kind: 'parent'; participantId: ParticipantId; beside: PersonId | null };

/**
 * What one of the family says of it once it was read back. Whoever disagrees need not convince anybody: it is kept as it is, also when
 * they say something else later.
 */
export type FamilySay = {
  who: ParticipantId;
  says: 'agrees' | 'disagrees';
  words: string;
  on: SchoolDate;
  /** The print of the minutes that it is about: of any other text they said nothing. */
  about: string;
};

/** So often is said something of one table's minutes at most. Ours. */
export const MOST_SAYS = 60;
/** So often by one of them through their own link, so that nobody keeps the others from saying anything. Ours. */
export const MOST_OWN_SAYS = 20;

/** So many words are let stand in one table's minutes; of more, the oldest are asked about again. Ours, far above what boxes hold. */
export const MOST_LET_STAND = 200;

/** What came of a table. Null and empty = nobody said so yet. */
export type Minutes = {
  presence: Readonly<Record<ParticipantId, Presence>>;
  /** Why those of the family who are not there are not. */
  absentWhy: Readonly<Record<ParticipantId, AbsentWhy>>;
  onlineWhy: OnlineWhy | null;
  texts: Readonly<Record<MinutesText, string>>;
  heardHow: HeardHow | null;
  ownPlan: OwnPlan | null;
  existingPlan: ExistingPlan | null;
  why: readonly WhyFactor[];
  effect: Effect | null;
  daytime: readonly Daytime[];
  regisseur: Regisseur | null;
  nextWeeks: NextWeeks | null;
  /** Words that were asked about and that somebody decided to let stand, in lower case. */
  letStand: readonly string[];
  /** What the family said of it, oldest first; only ever added to. */
  says: readonly FamilySay[];
  /** The agreements that were put down here. */
  actionsAdded: readonly ActionId[];
};

export const NO_MINUTES: Minutes = {
  presence: {},
  absentWhy: {},
  onlineWhy: null,
  texts: {
    pupilSays: '',
    parentsSay: '',
    schoolSees: '',
    whyMore: '',
    wishes: '',
    tried: '',
    different: '',
    daytimeMore: '',
    planSchool: '',
    planHelp: '',
  },
  heardHow: null,
  ownPlan: null,
  existingPlan: null,
  why: [],
  effect: null,
  daytime: [],
  regisseur: null,
  nextWeeks: null,
  letStand: [],
  says: [],
  actionsAdded: [],
};

export type Named = Readonly<{ roepnaam: string; voorvoegsel: string; achternaam: string }>;

/** Somebody as they are named in minutes; `name` null = the pupil, the parents, or somebody the school does not know by name. */
export type NamedPerson = Readonly<{ name: Named | null; role: TableRole | null; carries: boolean }>;

/** How people and agreements stood when minutes were made final: nothing that changes later changes anything of these. */
export type Standing = Readonly<{
  people: readonly Readonly<{
    participantId: ParticipantId;
    role: TableRole;
    name: Named | null;
    presence: Presence | null;
  }>[];
  actions: readonly Readonly<{
    what: string;
    by: NamedPerson & Readonly<{ owner: ActionOwner }>;
    dueOn: SchoolDate;
  }>[];
  regisseur: Readonly<{ who: NamedPerson | null; beside: NamedPerson | null }> | null;
  /** The Monday of the week of the next table; null = none is needed, or nobody chose. */
  nextMonday: SchoolDate | null;
}>;
