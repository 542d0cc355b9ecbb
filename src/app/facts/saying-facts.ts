import {
  type FactFault,
  faultOfSaying,
  isSaidAlready,
  isSame,
  MOST_FACTS,
  type SaidForm,
  saidIn,
  standingFacts,
} from '../../domain/facts/facts.ts';
import type { FactId, PersonId } from '../../domain/ids.ts';
import type { AuditDetail } from '../ports/audit.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

/** A case that is locked, and who carries it. */
export type Carried = { dossier: Dossier; by: PersonId };

/**
 * Somebody who carries the case says a day of it. What stands already is not said twice, nor what was said under the id that the page
 * gave: a press that is sent again changes nothing, also once it was taken back. Something else from the same page is another fact.
 *
 * @returns what is wrong with it, or null
 */
export async function sayFact(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  id: FactId,
  form: SaidForm,
): Promise<FactFault | null> {
  const { now, today } = workAt(deps);
  const facts = (await tx.facts.saidIn([dossier.id])).get(dossier.id) ?? [];
  const standing = standingFacts(facts);
  const fault = faultOfSaying(form, standing, { anchorOn: dossier.anchorOn, today });
  const said = saidIn(form);
  if (fault || !said) return fault;
  const before = facts.find((fact) => fact.id === id);
  if (isSaidAlready(said, standing) || (before && isSame(before, said))) return null;
  if (facts.length >= MOST_FACTS) return { code: 'too_many_facts', at: null };
  const isNew = await tx.facts.add(dossier.id, {
    ...said,
    id: before ? deps.ids.next<FactId>() : id,
    saidBy: by,
    saidAt: now,
  });
  if (!isNew) return { code: 'card_outdated', at: null };
  await recorded(tx, deps, { dossier, by }, 'fact_said');
  return null;
}

/** It was a slip: the day stands no more, and that it was said stays. One that is gone already is let be. */
export async function takeBackFact(
  tx: Tx,
  deps: Deps,
  { dossier, by }: Carried,
  fact: FactId,
): Promise<FactFault | null> {
  const { now, today } = workAt(deps);
  const facts = (await tx.facts.saidIn([dossier.id])).get(dossier.id) ?? [];
  if (!facts.some(({ id, kind }) => id === fact && kind !== 'taken_back'))
    return { code: 'fact_gone', at: null };
  if (facts.some((each) => each.kind === 'taken_back' && each.fact === fact)) return null;
  await tx.facts.add(dossier.id, {
    kind: 'taken_back',
    fact,
    on: today,
    id: deps.ids.next<FactId>(),
    saidBy: by,
    saidAt: now,
  });
  await recorded(tx, deps, { dossier, by }, 'fact_taken_back');
  return null;
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
