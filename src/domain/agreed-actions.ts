import { addDays } from './calendar/plain-date.ts';
import { holdsBsn } from './elfproef.ts';
import type { ActionId, DossierId, PersonId, SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';

/** Per action, in characters: one thing that one person does. Ours. */
export const LONGEST_ACTION = 300;
/** So many are open in one case at most: a plan with more is nobody's. Ours. */
export const MOST_OPEN_ACTIONS = 20;
/**
 * What was promised before a case came here, or came back, is asked about after so many calendar days at the earliest, where people talk
 * first: whoever promised it has heard of it by then. Ours.
 */
export const ACTIONS_REST_DAYS = 7;
/** Nobody promises something for later than this many calendar days from now. Ours. */
export const FARTHEST_ACTION_DAYS = 200;

/** Why something that was promised was not done. A reason, never a reproach; ours. */
export const NOT_DONE_REASONS = ['not_needed', 'not_possible', 'waits_for_others', 'done_otherwise'] as const;
export type NotDoneReason = (typeof NOT_DONE_REASONS)[number];

/** Who promised it. What the pupil or the parents do is looked after by the casushouder, who asks them. */
export type ActionOwner = { kind: 'person'; id: PersonId } | { kind: 'pupil' } | { kind: 'parents' };

/** What somebody promised in a case: one thing, one person, one day ("wie doet wat wanneer", Utrechtse kernpartners, 2017). */
export type AgreedAction = {
  id: ActionId;
  dossierId: DossierId;
  /** Counts from 1 in its case: by this it is named where its words may not stand. */
  nth: number;
  owner: ActionOwner;
  what: string;
  dueOn: SchoolDate;
  state: 'open' | 'done' | 'not_done';
  /** Why not; null of any other than `not_done`. */
  reason: NotDoneReason | null;
  endedOn: SchoolDate | null;
};

/** What is filled in; null and empty = not filled in. */
export type ActionForm = { what: string; owner: ActionOwner | null; dueOn: SchoolDate | null };

/** Where a fault is: a box of the form, or all of it. */
export type ActionFault = { code: RefusalCode; at: keyof ActionForm | null };

/** The last day that an action can have. */
export function lastActionDay(today: SchoolDate): SchoolDate {
  return addDays(today, FARTHEST_ACTION_DAYS);
}

/** What is wrong with the form, in the order of its boxes; empty when it can be kept. `owners` = who can promise something here. */
export function faultsOfAction(
  { what, owner, dueOn }: ActionForm,
  owners: readonly ActionOwner[],
  today: SchoolDate,
): ActionFault[] {
  const faults: ActionFault[] = [];
  const text = faultOfText(what);
  if (text) faults.push({ code: text, at: 'what' });
  if (!owner || !owners.some((each) => isSameOwner(each, owner)))
    faults.push({ code: 'action_owner_missing', at: 'owner' });
  if (!dueOn || dueOn < today || dueOn > lastActionDay(today))
    faults.push({ code: 'action_day_odd', at: 'dueOn' });
  return faults;
}

export function isSameOwner(one: ActionOwner, other: ActionOwner): boolean {
  return one.kind === 'person' && other.kind === 'person' ? one.id === other.id : one.kind === other.kind;
}

/** Who looks after it: whoever promised it, and for a family whoever carries the case. */
export function lookedAfterBy(owner: ActionOwner, casushouderId: PersonId): PersonId {
  return owner.kind === 'person' ? owner.id : casushouderId;
}

function faultOfText(what: string): RefusalCode | null {
  if (what.trim() === '') return 'action_what_missing';
  if (what.length > LONGEST_ACTION) return 'text_too_long';
  return holdsBsn(what) ? 'bsn_in_text' : null;
}
