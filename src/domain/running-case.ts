import { type ActionForm, type ActionOwner, faultsOfAction, lastActionDay } from './agreed-actions.ts';
import { addMonths } from './calendar/plain-date.ts';
import type { PersonId, SchoolDate } from './ids.ts';
import type { OutcomeKind } from './outcomes.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * What may be put down of a case that ran on paper before it came here. Ours.
 *
 * - It was taken up at most so many months ago: what is older is judged anew, as a concern of today.
 * - Since when it is known, and since when a pupil is at home, may be longer ago by some school years.
 * - More tables and more open actions than this are not what is on the table now.
 */
export const RUNNING_LIMITS = { takenUpMonths: 24, knownMonths: 72, tables: 6, actions: 8 } as const;

/** What stood in a box for a day; `odd` = it is no day. */
export type TypedDay = SchoolDate | 'odd' | null;

/** Of before it came here, as it was put in: since when somebody was worried, since when the pupil is at home, and when it began. */
export type RunningBefore = {
  firstSignalOn: SchoolDate;
  atHomeSince: SchoolDate | null;
  takenUpOn: SchoolDate;
};

/** What is filled in about a case that runs, besides what the family was told; null and empty = not filled in. */
export type RunningForm = {
  raisedBy: PersonId | null;
  casushouder: PersonId | null;
  firstSignalOn: TypedDay;
  atHomeSince: TypedDay;
  takenUpOn: TypedDay;
  tables: readonly TypedDay[];
  outcomes: readonly OutcomeKind[];
  agreedOn: TypedDay;
  actions: readonly (Omit<ActionForm, 'dueOn'> & { dueOn: TypedDay })[];
};

/** In which box something is wrong; those of a list by their place in it, from 1. */
export type RunningBox =
  | 'raisedBy'
  | 'casushouder'
  | 'firstSignalOn'
  | 'atHomeSince'
  | 'takenUpOn'
  | 'outcomes'
  | 'agreedOn'
  | `table-${number}`
  | `action-${number}-${keyof ActionForm}`;
export type RunningFault = { code: RefusalCode; at: RunningBox };

/** What it is judged by. */
export type AroundRunning = {
  today: SchoolDate;
  /** The first day that the school's calendar knows: terms are counted by it. */
  firstKnown: SchoolDate;
  raisers: readonly PersonId[];
  holders: readonly PersonId[];
  owners: readonly ActionOwner[];
};

/** A form without faults, as it is put down. */
export type RunningCase = RunningBefore & {
  raisedBy: PersonId;
  casushouder: PersonId;
  tables: readonly SchoolDate[];
  /** Null = there is no agreement yet. */
  agreement: { outcomes: readonly OutcomeKind[]; madeOn: SchoolDate } | null;
  actions: readonly { what: string; owner: ActionOwner; dueOn: SchoolDate }[];
};

/** The first day on which a case that is entered today can have been taken up. */
export function firstTakenUp({ today, firstKnown }: Pick<AroundRunning, 'today' | 'firstKnown'>): SchoolDate {
  const earliest = addMonths(today, -RUNNING_LIMITS.takenUpMonths);
  return firstKnown > earliest ? firstKnown : earliest;
}

/** The first day since when a case can be known. */
export function firstSignal(today: SchoolDate): SchoolDate {
  return addMonths(today, -RUNNING_LIMITS.knownMonths);
}

/** What is wrong with the form, in the order of its boxes; or the case that it puts down. */
export function runningCaseOf(
  form: RunningForm,
  around: AroundRunning,
): RunningCase | readonly RunningFault[] {
  const takenUpOn = between(form.takenUpOn, firstTakenUp(around), around.today);
  const firstSignalOn = between(form.firstSignalOn, firstSignal(around.today), takenUpOn ?? around.today);
  // Where that day is wrong itself, it is said once, and the others are held against what they can be.
  const since = takenUpOn ?? firstTakenUp(around);
  const atHomeSince = form.atHomeSince && between(form.atHomeSince, firstSignal(around.today), around.today);
  const raisedBy = around.raisers.find((id) => id === form.raisedBy) ?? null;
  const casushouder = around.holders.find((id) => id === form.casushouder) ?? null;
  const faults: RunningFault[] = [];
  if (!raisedBy) faults.push({ code: 'colleague_unknown', at: 'raisedBy' });
  if (!casushouder) faults.push({ code: 'colleague_unknown', at: 'casushouder' });
  if (!firstSignalOn) faults.push({ code: 'running_signal_odd', at: 'firstSignalOn' });
  if (form.atHomeSince !== null && !atHomeSince) faults.push({ code: 'running_home_odd', at: 'atHomeSince' });
  if (!takenUpOn) faults.push({ code: 'running_taken_up_odd', at: 'takenUpOn' });
  faults.push(
    ...faultsOfTables(form.tables, since, around.today),
    ...faultsOfAgreement(form, since, around.today),
    ...form.actions.flatMap((action, index) =>
      isFilled(action) ? faultsOfRunningAction(action, index + 1, since, around) : [],
    ),
  );
  if (faults.length > 0 || !raisedBy || !casushouder || !firstSignalOn || !takenUpOn) return faults;
  return {
    raisedBy,
    casushouder,
    firstSignalOn,
    atHomeSince: atHomeSince || null,
    takenUpOn,
    tables: [...form.tables].filter(isDay).sort(),
    agreement: isDay(form.agreedOn) ? { outcomes: form.outcomes, madeOn: form.agreedOn } : null,
    actions: form.actions.flatMap(({ what, owner, dueOn }) =>
      owner && isDay(dueOn) ? [{ what: what.trim(), owner, dueOn }] : [],
    ),
  };
}

/** A line of the form in which nothing stands is no action. */
export function isFilled({ what, owner, dueOn }: RunningForm['actions'][number]): boolean {
  return what.trim() !== '' || owner !== null || dueOn !== null;
}

/** A table was held while the case ran, and one day has one. */
function faultsOfTables(tables: readonly TypedDay[], since: SchoolDate, today: SchoolDate): RunningFault[] {
  return tables.flatMap((on, index): RunningFault[] => {
    if (on === null) return [];
    const isOdd = between(on, since, today) === null || tables.indexOf(on) < index;
    return isOdd ? [{ code: 'running_table_odd', at: `table-${index + 1}` }] : [];
  });
}

/** What was agreed and on which day: both, or neither. */
function faultsOfAgreement(
  { outcomes, agreedOn }: Pick<RunningForm, 'outcomes' | 'agreedOn'>,
  since: SchoolDate,
  today: SchoolDate,
): RunningFault[] {
  if (outcomes.length === 0 && agreedOn === null) return [];
  if (outcomes.length === 0) return [{ code: 'running_outcome_missing', at: 'outcomes' }];
  return between(agreedOn, since, today) === null ? [{ code: 'running_agreed_odd', at: 'agreedOn' }] : [];
}

/** As any other action, but for its day: it may be behind us, and is asked about at once then. */
function faultsOfRunningAction(
  action: RunningForm['actions'][number],
  nth: number,
  since: SchoolDate,
  { owners, today }: AroundRunning,
): RunningFault[] {
  const dueOn = between(action.dueOn, since, lastActionDay(today));
  const { what, owner } = action;
  // A day that can be any other action's, so that what is left is about the other boxes.
  const others = faultsOfAction({ what, owner, dueOn: today }, owners, today);
  return [
    ...others.map(({ code, at }): RunningFault => ({ code, at: `action-${nth}-${at ?? 'what'}` })),
    ...(dueOn ? [] : [{ code: 'running_due_odd', at: `action-${nth}-dueOn` } as const]),
  ];
}

function between(on: TypedDay, first: SchoolDate, last: SchoolDate): SchoolDate | null {
  return isDay(on) && first <= on && on <= last ? on : null;
}

function isDay(on: TypedDay): on is SchoolDate {
  return on !== null && on !== 'odd';
}
