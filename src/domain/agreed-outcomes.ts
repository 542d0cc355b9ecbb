import { addDays } from './calendar/plain-date.ts';
import { holdsBsn } from './elfproef.ts';
import type { Instant, PersonId, SchoolDate } from './ids.ts';
import { OUTCOMES, type OutcomeKind } from './outcomes.ts';
import type { RefusalCode } from './refusals.ts';

/**
 * By what can be seen that an agreement of each kind runs, in the order in which it mostly comes. A pupil who is not back at school is no
 * failure (seed 001), so that what is not there yet is never more than that. The choices are ours.
 */
export const EVIDENCE = {
  back_to_school: ['timetable_agreed', 'first_day', 'timetable_followed'],
  back_partly: ['timetable_agreed', 'first_day', 'timetable_followed'],
  other_daytime_activity: ['place_promised', 'begun'],
  work: ['contract_signed', 'begun'],
  specialised_help: ['applied', 'intake_done', 'begun'],
} as const satisfies Readonly<Record<OutcomeKind, readonly string[]>>;
export type EvidenceStep = (typeof EVIDENCE)[OutcomeKind][number];

/** What is agreed of one kind, in characters: some sentences. Ours. */
export const LONGEST_AGREED = 800;
/** So many days before the agreement a step of it can have been taken: help was applied for before there was a table. Ours. */
export const EVIDENCE_BEFORE_DAYS = 365;
/** So much is kept of one case at most. Ours. */
export const MOST_AGREED_ENTRIES = 200;

/** What somebody puts down of an agreement. */
export type AgreedSaid =
  | { kind: 'words'; outcome: OutcomeKind; text: string }
  /** `on` null = that it was put down was a slip. */
  | { kind: 'evidence'; outcome: OutcomeKind; step: EvidenceStep; on: SchoolDate | null };

/** The same as it is kept: only ever added, the newest of each counts. */
export type AgreedEntry = AgreedSaid & {
  id: string;
  /** Of which agreement of the case: one that is made after a case was opened again begins anew. */
  agreementId: string;
  saidBy: PersonId;
  saidAt: Instant;
};

/** An agreement of one kind as it stands. */
export type OutcomeNow = {
  outcome: OutcomeKind;
  /** What is agreed, and what was written before, oldest first; null = nobody wrote it down yet. */
  words: Extract<AgreedEntry, { kind: 'words' }> | null;
  before: readonly Extract<AgreedEntry, { kind: 'words' }>[];
  /** Each step by which can be seen that it runs; `on` null = not yet. */
  evidence: readonly { step: EvidenceStep; on: SchoolDate | null }[];
};

/** @param entries of this agreement alone, oldest first */
export function outcomesNow(outcomes: readonly OutcomeKind[], entries: readonly AgreedEntry[]): OutcomeNow[] {
  return OUTCOMES.filter((kind) => outcomes.includes(kind)).map((outcome) => {
    const words = entries.filter((each) => each.kind === 'words').filter((each) => each.outcome === outcome);
    return {
      outcome,
      words: words.at(-1) ?? null,
      before: words.slice(0, -1),
      evidence: EVIDENCE[outcome].map((step) => ({ step, on: dayOfStep(entries, outcome, step) })),
    };
  });
}

function dayOfStep(
  entries: readonly AgreedEntry[],
  outcome: OutcomeKind,
  step: EvidenceStep,
): SchoolDate | null {
  const last = entries.findLast(
    (each) => each.kind === 'evidence' && each.outcome === outcome && each.step === step,
  );
  return last?.kind === 'evidence' ? last.on : null;
}

/** Whether this stands already. */
export function standsAlready(said: AgreedSaid, now: readonly OutcomeNow[]): boolean {
  const of = now.find(({ outcome }) => outcome === said.outcome);
  if (said.kind === 'words') return of?.words?.text === said.text;
  return of?.evidence.find(({ step }) => step === said.step)?.on === said.on;
}

export function isSameSaid(one: AgreedSaid, other: AgreedSaid): boolean {
  if (one.outcome !== other.outcome) return false;
  if (one.kind === 'words') return other.kind === 'words' && one.text === other.text;
  return other.kind === 'evidence' && one.step === other.step && one.on === other.on;
}

/** A step of this kind by its name, as a form sends it; null for what is none. */
export function stepOf(outcome: OutcomeKind, code: string): EvidenceStep | null {
  const steps: readonly EvidenceStep[] = EVIDENCE[outcome];
  return steps.find((step) => step === code) ?? null;
}

/** What is wrong with what is agreed in words, or null. */
export function faultOfWords(text: string): RefusalCode | null {
  if (text === '') return 'agreed_words_missing';
  if (text.length > LONGEST_AGREED) return 'text_too_long';
  return holdsBsn(text) ? 'bsn_in_text' : null;
}

/** What is wrong with the day of a step, or null: it has come, and lies no year before the agreement. */
export function faultOfStepDay(
  on: SchoolDate,
  { madeOn, today }: { madeOn: SchoolDate; today: SchoolDate },
): RefusalCode | null {
  if (on > today) return 'fact_in_future';
  return on < addDays(madeOn, -EVIDENCE_BEFORE_DAYS) ? 'fact_too_early' : null;
}
