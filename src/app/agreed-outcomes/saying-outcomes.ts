import {
  type AgreedEntry,
  type AgreedSaid,
  faultOfStepDay,
  faultOfWords,
  isSameSaid,
  MOST_AGREED_ENTRIES,
  type OutcomeNow,
  outcomesNow,
  standsAlready,
  stepOf,
} from '../../domain/agreed-outcomes.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import { type WordFlagged, wordsFlagged } from '../../domain/minutes/flagging.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type CaseChanged, changeCase } from '../case-page/changing-case.ts';
import type { Carried } from '../facts/saying-facts.ts';
import { namesOf, otherPupils } from '../minutes/people-at-table.ts';
import type { AgreementMade } from '../ports/case-past.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { ofAgreement } from './showing-outcomes.ts';

export type AgreedFault = { code: RefusalCode; at: 'text' | 'step' | 'on' | null };

/** What is agreed of one kind, as it was sent: over which words it was written, and which words in it somebody lets stand, in lower case. */
export type WordsSent = {
  id: string;
  outcome: OutcomeKind;
  text: string;
  saw: string | null;
  letStand: readonly string[];
};

/** A step as it was sent; `on` null = no day, or none that is one. */
export type StepSent = { id: string; outcome: OutcomeKind; step: string; on: SchoolDate | null };

/** The agreement of a case that something can be put down of, and all that was. */
type Standing = { made: AgreementMade; now: readonly OutcomeNow[]; entries: readonly AgreedEntry[] };

/**
 * Whoever carries the case writes what is agreed of one kind. What somebody else wrote in the meantime is never written over unseen, and
 * a name of another pupil or a word that may be a diagnosis is asked about first.
 *
 * @returns the page, and the words that are asked about; null when the case is not for whoever holds this link
 */
export async function writeAgreed(
  deps: Deps,
  link: Link,
  { id, outcome, text, saw, letStand }: WordsSent,
): Promise<(CaseChanged<AgreedFault> & { flagged: readonly WordFlagged[] }) | null> {
  let flagged: readonly WordFlagged[] = [];
  const changed = await changeCase<AgreedFault>(deps, link, async (tx, carried) => {
    const said = { kind: 'words', outcome, text: text.trim() } as const;
    return keep(tx, deps, carried, { id, said }, async ({ now }) => {
      const code = faultOfWords(said.text);
      if (code) return { code, at: 'text' };
      const stands = now.find((each) => each.outcome === outcome)?.words ?? null;
      if (stands && stands.id !== saw) return { code: 'agreed_words_changed', at: 'text' };
      flagged = wordsFlagged(said.text, await namesOfOthers(tx, carried.dossier), letStand);
      return flagged.length > 0 ? { code: 'agreed_words_asked', at: 'text' } : null;
    });
  });
  return changed && { ...changed, flagged };
}

/** A step by which can be seen that it runs, with its day. */
export function sayStep(
  deps: Deps,
  link: Link,
  { id, outcome, step: code, on }: StepSent,
): Promise<CaseChanged<AgreedFault> | null> {
  return changeCase<AgreedFault>(deps, link, async (tx, carried) => {
    const step = stepOf(outcome, code);
    if (!step) return [{ code: 'agreed_step_missing', at: 'step' }];
    if (on === null) return [{ code: 'fact_day_missing', at: 'on' }];
    const said = { kind: 'evidence', outcome, step, on } as const;
    return keep(tx, deps, carried, { id, said }, ({ made: { madeOn } }) => {
      const fault = faultOfStepDay(on, { madeOn, today: workAt(deps).today });
      return Promise.resolve(fault && { code: fault, at: 'on' });
    });
  });
}

/** It was a slip: the step is not there yet after all. That it was put down stays. */
export function takeBackStep(
  deps: Deps,
  link: Link,
  { id, outcome, step: code }: Omit<StepSent, 'on'>,
): Promise<CaseChanged<AgreedFault> | null> {
  return changeCase<AgreedFault>(deps, link, async (tx, carried) => {
    const step = stepOf(outcome, code);
    if (!step) return [{ code: 'fact_gone', at: null }];
    const said = { kind: 'evidence', outcome, step, on: null } as const;
    return keep(tx, deps, carried, { id, said }, () => Promise.resolve(null));
  });
}

/**
 * What stands already is not put down twice, nor what was put down under the id that the page gave. Something else from the same page is
 * an entry of its own.
 */
async function keep(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  { id, said }: { id: string; said: AgreedSaid },
  judge: (standing: Standing) => Promise<AgreedFault | null>,
): Promise<readonly AgreedFault[]> {
  const made = dossier.state === 'agreed' ? (await tx.past.agreements(dossier.id)).at(-1) : undefined;
  if (!made?.outcomes.includes(said.outcome)) return [{ code: 'fact_gone', at: null }];
  const entries = await tx.agreedOutcomes.of(dossier.id);
  const now = outcomesNow(made.outcomes, ofAgreement(entries, made.id));
  const again = entries.find((each) => each.id === id);
  if (standsAlready(said, now) || (again && isSameSaid(again, said))) return [];
  const fault = await judge({ made, now, entries });
  if (fault) return [fault];
  if (entries.length >= MOST_AGREED_ENTRIES) return [{ code: 'agreed_full', at: null }];
  const saidAt = workAt(deps).now;
  const isNew = await tx.agreedOutcomes.add(dossier.id, {
    ...said,
    id: again ? deps.ids.next<string>() : id,
    agreementId: made.id,
    saidBy: by,
    saidAt,
  });
  if (!isNew) return [{ code: 'card_outdated', at: null }];
  await tx.audit.add({
    at: saidAt,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail: 'outcome_said',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
  return [];
}

async function namesOfOthers(tx: Tx, dossier: Dossier): Promise<string[]> {
  const participants = await tx.dossiers.participants(dossier.id);
  return otherPupils(tx, dossier, await namesOf(tx, { dossier }, participants));
}
