import {
  type FactFault,
  type FactTimes,
  faultOfSaying,
  isSaidAlready,
  isSame,
  MOST_FACTS,
  type Said,
  type SaidForm,
  type StandingFact,
  saidIn,
  standingFacts,
} from '../../domain/facts/facts.ts';
import {
  faultsOfScalingUp,
  type ScaleUpFault,
  type ScaleUpForm,
  scaledUpIn,
} from '../../domain/facts/scaling-up.ts';
import type { FactId, PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { AuditDetail } from '../ports/audit.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

/** A case that is locked, and who carries it. */
export type Carried = { dossier: Dossier; by: PersonId };

type Fault = { code: RefusalCode; at: string | null };
/** Either what can be kept, or what is wrong with it. */
type Judged<F extends Fault> = { said: Said; faults: readonly [] } | { said: null; faults: readonly F[] };

/** Somebody who carries the case says a day of it. */
export function sayFact(
  tx: Tx,
  deps: Deps,
  carried: Carried,
  id: FactId,
  form: SaidForm,
): Promise<readonly FactFault[]> {
  return keepSaid<FactFault>(tx, deps, carried, id, (standing, times) => {
    const fault = faultOfSaying(form, standing, times);
    return judged(fault ? [fault] : [], saidIn(form));
  });
}

/** Somebody by name helps further: nobody gets a message of it by itself. */
export function scaleUp(
  tx: Tx,
  deps: Deps,
  carried: Carried,
  id: FactId,
  form: ScaleUpForm,
): Promise<readonly ScaleUpFault[]> {
  return keepSaid<ScaleUpFault>(tx, deps, carried, id, (_standing, times) =>
    judged(faultsOfScalingUp(form, times), scaledUpIn(form)),
  );
}

/**
 * What stands already is not said twice, nor what was said under the id that the page gave: a press that is sent again changes
 * nothing, also once it was taken back. Something else from the same page is another fact.
 *
 * @returns what is wrong with it; empty when it stands
 */
async function keepSaid<F extends Fault>(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  id: FactId,
  judge: (standing: readonly StandingFact[], times: FactTimes) => Judged<F>,
): Promise<readonly (F | { code: RefusalCode; at: null })[]> {
  const { now, today } = workAt(deps);
  const facts = (await tx.facts.saidIn([dossier.id])).get(dossier.id) ?? [];
  const standing = standingFacts(facts);
  const { said, faults } = judge(standing, { anchorOn: dossier.anchorOn, today });
  if (!said) return faults;
  const before = facts.find((fact) => fact.id === id);
  if (isSaidAlready(said, standing) || (before && isSame(before, said))) return [];
  if (facts.length >= MOST_FACTS) return [{ code: 'too_many_facts', at: null }];
  const isNew = await tx.facts.add(dossier.id, {
    ...said,
    id: before ? deps.ids.next<FactId>() : id,
    saidBy: by,
    saidAt: now,
  });
  if (!isNew) return [{ code: 'card_outdated', at: null }];
  await recorded(tx, deps, { dossier, by }, 'fact_said');
  return [];
}

function judged<F extends Fault>(faults: readonly F[], said: Said | null): Judged<F> {
  return faults.length > 0 || !said ? { said: null, faults } : { said, faults: [] };
}

/** It was a slip: the day stands no more, and that it was said stays. One that is gone already is let be. */
export async function takeBackFact(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  fact: FactId,
): Promise<readonly FactFault[]> {
  const { now, today } = workAt(deps);
  const facts = (await tx.facts.saidIn([dossier.id])).get(dossier.id) ?? [];
  if (!facts.some(({ id, kind }) => id === fact && kind !== 'taken_back'))
    return [{ code: 'fact_gone', at: null }];
  if (facts.some((each) => each.kind === 'taken_back' && each.fact === fact)) return [];
  await tx.facts.add(dossier.id, {
    kind: 'taken_back',
    fact,
    on: today,
    id: deps.ids.next<FactId>(),
    saidBy: by,
    saidAt: now,
  });
  await recorded(tx, deps, { dossier, by }, 'fact_taken_back');
  return [];
}

async function recorded(tx: Tx, deps: Deps, { dossier, by }: Carried, detail: AuditDetail): Promise<void> {
  await tx.audit.add({
    at: workAt(deps).now,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail,
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
}
