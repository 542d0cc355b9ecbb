import { addDays, addMonths } from './calendar/plain-date.ts';
import { holdsBsn } from './elfproef.ts';
import type { SchoolDate } from './ids.ts';
import type { CloseReason, ReopenReason } from './outcomes.ts';
import { KEEPING } from './policy.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * What in the system helped or hindered ("welke systeemprikkels wel/niet helpend zijn", Proeftuin Zwolle), each with where it comes
 * from. It is about how schools and organisations work, never about a child, a family or a colleague; one thing may have helped
 * first and hindered later.
 */
export const SYSTEM_PARTS = {
  quick_table: 'seeds 001 and 003: "dat snelle handelen is belangrijk"',
  one_regisseur: 'seed 003: "één kind, één gezin, één plan, één regisseur"',
  partners_known: 'seeds 001 and 003: "de lijnen zijn kort", "weten elkaar snel te vinden"',
  school_support: 'seeds 000 and 003: solved "binnen de schoolcontext", "een sterke basis op school"',
  timetable_room: 'seed 001: "passende daginvulling op korte termijn"',
  fitting_place: 'seed 004: "een passende plek in het reguliere onderwijs"',
  waiting_time: 'ours: help that begins late is what tables name first',
  borders: 'seeds 002 and 003: regions that differ, "werkt niet in Nieuwegein of Houten"',
  rules_and_money: 'seed 002: "verschillend mandaat", "sturings- en verantwoordingsmechanismen"',
  handing_on: 'seed 001: what began at primary school and shows at the next one',
} as const;
export type SystemPart = keyof typeof SYSTEM_PARTS;
export const SYSTEM_PART_CODES = Object.keys(SYSTEM_PARTS) as SystemPart[];

/** What was ticked at closing; both may stay empty. */
export type SystemSaid = { helped: readonly SystemPart[]; hindered: readonly SystemPart[] };

export const NOTHING_SAID_OF_SYSTEM: SystemSaid = { helped: [], hindered: [] };

/** What was filled in to close; null = not. */
export type ClosingAsked = SystemSaid & { reason: CloseReason | null };

/** Each part once, in the order of the list. */
export function systemKept({ helped, hindered }: SystemSaid): SystemSaid {
  const inOrder = (said: readonly SystemPart[]) => SYSTEM_PART_CODES.filter((part) => said.includes(part));
  return { helped: inOrder(helped), hindered: inOrder(hindered) };
}

/** What is wrong with closing for this reason; null = nothing. Only an agreement that is put down can be said to run. */
export function faultOfClosing(
  reason: CloseReason | null,
  state: 'open' | 'agreed' | 'closed',
): RefusalCode | null {
  if (reason === null) return 'close_reason_missing';
  return reason === 'agreement_runs' && state !== 'agreed' ? 'agreement_not_put_down' : null;
}

/** What was learned can be written as long as the case runs, and so many days after its end. Ours. */
export const LESSON_DAYS = 30;
/** Of what was learned, in characters: half a page. Ours. */
export const LONGEST_LESSON = 2_000;

export function mayWriteLesson(closedOn: SchoolDate | null, today: SchoolDate): boolean {
  return closedOn === null || today <= addDays(closedOn, LESSON_DAYS);
}

/** What is wrong with what was learned; null = nothing. Empty takes away what stood there. */
export function faultOfLesson(lesson: string): RefusalCode | null {
  if (lesson.length > LONGEST_LESSON) return 'text_too_long';
  return holdsBsn(lesson) ? 'bsn_in_text' : null;
}

/**
 * So many months after its end a case can be opened again under its number; later it is another story, which begins with a concern.
 * Well within the two years for which a school keeps such a file. Ours.
 */
export const REOPEN_MONTHS = 12;

/** Whether a case was closed so long ago that its page shows no more than a number and days; null = it is not closed. */
export function isLongClosed(closedOn: SchoolDate | null, today: SchoolDate): boolean {
  return closedOn !== null && today > addMonths(closedOn, KEEPING.closedCaseMonths);
}

/** What counts when a closed case is to be opened again; `otherOpen` = the pupil has a case that runs. */
export type Reopenable = { closedOn: SchoolDate | null; otherOpen: boolean; isDoubted: boolean };

/** What keeps a case closed; null = nothing. */
export function faultOfReopening(
  { closedOn, otherOpen, isDoubted }: Reopenable,
  today: SchoolDate,
): RefusalCode | null {
  if (closedOn === null) return 'not_now';
  if (isDoubted) return 'safety_first';
  if (otherOpen) return 'reopen_other_runs';
  return today > addMonths(closedOn, REOPEN_MONTHS) ? 'reopen_too_late' : null;
}

/** One time that a case was closed, and what became of that. */
export type Closing = SystemSaid & {
  closedOn: SchoolDate;
  reason: CloseReason;
  /** From which the three months ran until then. */
  anchorOn: SchoolDate;
  reopened: { on: SchoolDate; reason: ReopenReason } | null;
};

/** When the three months of a case started the first time; null = it was never opened again. */
export function firstAnchor(closings: readonly Pick<Closing, 'anchorOn' | 'reopened'>[]): SchoolDate | null {
  return closings.find(({ reopened }) => reopened !== null)?.anchorOn ?? null;
}
