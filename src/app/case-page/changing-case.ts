import type { RefusalCode } from '../../domain/refusals.ts';
import type { Carried } from '../facts/saying-facts.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { faultOfChanging, pageBehind } from './reader.ts';
import { caseReadAndRecorded } from './showing-case.ts';
import type { CasePage } from './views.ts';

/** The page as it stands after a press, and what kept the press from changing anything; empty = nothing did. */
export type CaseChanged<Fault> = {
  page: CasePage;
  faults: readonly (Fault | { code: RefusalCode; at: null })[];
};

/**
 * Whoever carries a case that runs changes something on its page, in one transaction with the case locked. The page is then read
 * again, which is put on record as any reading of it.
 *
 * @returns null when the case is not for whoever holds this link
 */
export function changeCase<Fault>(
  deps: Deps,
  link: Link,
  change: (tx: Tx, carried: Carried) => Promise<readonly Fault[]>,
): Promise<CaseChanged<Fault> | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<CaseChanged<Fault> | null> => {
    const behind = await pageBehind(tx, deps, link, 'locked');
    if (!behind) return null;
    const { dossier, by } = behind;
    const code = faultOfChanging(behind);
    const faults = code ? [{ code, at: null }] : await change(tx, { dossier, by });
    return { page: await caseReadAndRecorded(tx, deps, behind), faults };
  });
}
