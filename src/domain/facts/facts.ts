import { addMonths } from '../calendar/plain-date.ts';
import type { FactId, Instant, PersonId, SchoolDate } from '../ids.ts';
import type { RefusalCode } from '../refusals.ts';

/** Days in the course of a case that only somebody who knows can tell. What can be worked out is never asked for. */
export const FACT_DAYS = [
  'first_signal',
  'at_home_since',
  'partial_return',
  'full_return',
  'stays_away_again',
] as const;
export type FactDay = (typeof FACT_DAYS)[number];

/** Of these a later word takes the place of the one before: they happen once. The others follow each other. */
const ONCE: readonly FactDay[] = ['first_signal', 'at_home_since'];

/** How much support there is: a strong base, more with the kernpartners, specialised (vision of the Utrechtse kernpartners, 2012). */
export const SUPPORT_LEVELS = ['basis', 'extra', 'specialist'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

/** A day lies at most so many years before the case began: a whole time at secondary school. Ours. */
export const FARTHEST_FACT_YEARS = 6;
/** So many are kept of one case at most, of which nobody reads more. Ours. */
export const MOST_FACTS = 60;

/** To whom a case is taken further: the samenwerkingsverband or the municipality (issue 5). */
export const SCALE_UP_TO = ['swv', 'gemeente'] as const;
export type ScaleUpTo = (typeof SCALE_UP_TO)[number];

/** A day of a case, or from when which support there is. */
export type DaySaid =
  | { kind: FactDay; on: SchoolDate }
  | { kind: 'support_level'; on: SchoolDate; level: SupportLevel };

/** Somebody by name helps further from a day on, and whether the family agrees. */
export type ScaledUp = {
  kind: 'scaled_up';
  on: SchoolDate;
  to: ScaleUpTo;
  who: string;
  familyAgrees: boolean;
};

/** What somebody says of a case. */
export type Said = DaySaid | ScaledUp;

/** A fact as it is kept. Only ever added: one that was a slip is taken back by another row, and stays. */
export type CaseFact = (Said | { kind: 'taken_back'; on: SchoolDate; fact: FactId }) & {
  id: FactId;
  saidBy: PersonId;
  saidAt: Instant;
};

/** A fact that was not taken back. */
export type StandingFact = Extract<CaseFact, Said>;

/** What is filled in; null = not, or no day. */
export type SaidForm = { kind: DaySaid['kind'] | null; on: SchoolDate | null; level: SupportLevel | null };

/** Where a fault is: a box of the form, or all of it. */
export type FactFault = { code: RefusalCode; at: keyof SaidForm | null };

/** When a case began, and which day it is. */
export type FactTimes = { anchorOn: SchoolDate; today: SchoolDate };

/** The first day that a fact of this case can have. */
export function firstFactDay(anchorOn: SchoolDate): SchoolDate {
  return addMonths(anchorOn, -12 * FARTHEST_FACT_YEARS);
}

/**
 * What stands, in the order of its days: without what was taken back, and only what was said last of what happens once and of whether
 * the family agrees with one who helps further from a day on. Of two of one day the one that was said later comes later.
 */
export function standingFacts(facts: readonly CaseFact[]): StandingFact[] {
  const gone = new Set(facts.flatMap((fact) => (fact.kind === 'taken_back' ? [fact.fact] : [])));
  const said = facts
    .filter((fact): fact is StandingFact => fact.kind !== 'taken_back' && !gone.has(fact.id))
    .sort((one, other) => one.saidAt - other.saidAt || (one.id < other.id ? -1 : 1));
  return said
    .filter((fact) => (said.findLast((other) => replaces(other, fact)) ?? fact).id === fact.id)
    .sort((one, other) => one.on.localeCompare(other.on));
}

/** The day that was said of this, the earliest of what happens more than once; null = nobody said so. */
export function dayOf(standing: readonly StandingFact[], kind: FactDay): SchoolDate | null {
  return standing.find((fact) => fact.kind === kind)?.on ?? null;
}

/** Where the pupil is by what was said last, and since when. */
export type Whereabouts = { is: 'home' | 'partly_back' | 'back'; since: SchoolDate };

/**
 * By the last day of the course: a pupil who went back is not at home any more, and one who stays away again is so from that day on. Of a
 * return that was said more than once in a row the first day counts; null = nobody said anything of it.
 */
export function whereaboutsIn(standing: readonly StandingFact[]): Whereabouts | null {
  const course = standing.filter(({ kind }) => PLACES[kind] !== undefined);
  const last = course.at(-1);
  const is = last && PLACES[last.kind];
  if (!last || !is) return null;
  if (is === 'home') return { is, since: last.on };
  const before = course.findLastIndex(({ kind }) => kind !== last.kind);
  return { is, since: course[before + 1]?.on ?? last.on };
}

const PLACES: Readonly<Partial<Record<Said['kind'], Whereabouts['is']>>> = {
  at_home_since: 'home',
  partial_return: 'partly_back',
  full_return: 'back',
  stays_away_again: 'home',
};

/** Which support there is on a day; null = nobody said so. */
export function levelOn(standing: readonly StandingFact[], on: SchoolDate): SupportLevel | null {
  const said = standing.findLast((fact) => fact.kind === 'support_level' && fact.on <= on);
  return said?.kind === 'support_level' ? said.level : null;
}

/** The fact that the form asks for; null as long as something is missing in it. */
export function saidIn({ kind, on, level }: SaidForm): DaySaid | null {
  if (kind === null || on === null) return null;
  if (kind !== 'support_level') return { kind, on };
  return level === null ? null : { kind, on, level };
}

/** Whether this stands already, word for word. */
export function isSaidAlready(said: Said, standing: readonly StandingFact[]): boolean {
  return standing.some((fact) => isSame(fact, said));
}

export function isSame(fact: CaseFact, said: Said): boolean {
  if (fact.on !== said.on) return false;
  switch (said.kind) {
    case 'support_level':
      return fact.kind === said.kind && fact.level === said.level;
    case 'scaled_up':
      return isSameHelp(fact, said) && fact.familyAgrees === said.familyAgrees;
    default:
      return fact.kind === said.kind;
  }
}

/** What is wrong with what somebody says, or null when it can be kept beside what stands. */
export function faultOfSaying(
  form: SaidForm,
  standing: readonly StandingFact[],
  { anchorOn, today }: FactTimes,
): FactFault | null {
  if (form.kind === null) return { code: 'fact_missing', at: 'kind' };
  if (form.kind === 'support_level' && form.level === null)
    return { code: 'fact_level_missing', at: 'level' };
  const code =
    faultOfDay(form.on, { anchorOn, today }) ??
    (form.on && faultInOrder(form.kind, form.on, standing, anchorOn));
  return code && { code, at: 'on' };
}

/** What is wrong with a day of a case by itself, or null. */
export function faultOfDay(on: SchoolDate | null, { anchorOn, today }: FactTimes): RefusalCode | null {
  if (on === null) return 'fact_day_missing';
  if (on > today) return 'fact_in_future';
  return on < firstFactDay(anchorOn) ? 'fact_too_early' : null;
}

/** One day follows another: a first signal before the case, a return after staying at home, staying away after a return. */
function faultInOrder(
  kind: DaySaid['kind'],
  on: SchoolDate,
  standing: readonly StandingFact[],
  anchorOn: SchoolDate,
): RefusalCode | null {
  const home = dayOf(standing, 'at_home_since');
  const returns = standing.filter(isReturn);
  switch (kind) {
    case 'first_signal':
      return on > anchorOn ? 'fact_after_start' : null;
    case 'at_home_since':
      return returns.some((each) => each.on < on) ? 'fact_after_return' : null;
    case 'partial_return':
    case 'full_return':
      return home !== null && on < home ? 'fact_before_home' : null;
    case 'stays_away_again':
      return returns.some((each) => each.on <= on) ? null : 'fact_no_return';
    case 'support_level':
      return null;
  }
}

function isReturn({ kind }: StandingFact): boolean {
  return kind === 'partial_return' || kind === 'full_return';
}

/** Whether a word said later leaves nothing standing of this one. */
function replaces(later: StandingFact, fact: StandingFact): boolean {
  if (fact.kind === 'scaled_up') return isSameHelp(later, fact);
  return isOnce(fact.kind) && later.kind === fact.kind;
}

/** The same somebody who helps further from the same day on. */
function isSameHelp(fact: CaseFact, { on, to, who }: ScaledUp): fact is Extract<CaseFact, ScaledUp> {
  return fact.kind === 'scaled_up' && fact.on === on && fact.to === to && fact.who === who;
}

function isOnce(kind: Said['kind']): boolean {
  return ONCE.some((each) => each === kind);
}
