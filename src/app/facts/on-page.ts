import type { FactFault, SaidForm } from '../../domain/facts/facts.ts';
import type { ScaleUpFault, ScaleUpForm } from '../../domain/facts/scaling-up.ts';
import type { FactId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type CaseChanged, changeCase } from '../case-page/changing-case.ts';
import type { Link } from '../ports/links.ts';
import { placeOnRoute } from '../school-route/placing.ts';
import type { Deps } from '../turn.ts';
import { sayFact, scaleUp, takeBackFact } from './saying-facts.ts';

/** A day is put down on the page of a case; null when the case is not for whoever holds this link. */
export function sayOnPage(
  deps: Deps,
  link: Link,
  id: FactId,
  form: SaidForm,
): Promise<CaseChanged<FactFault> | null> {
  return changeCase(deps, link, (tx, carried) => sayFact(tx, deps, carried, id, form));
}

/** Somebody by name helps further from a day on. */
export function scaleUpOnPage(
  deps: Deps,
  link: Link,
  id: FactId,
  form: ScaleUpForm,
): Promise<CaseChanged<ScaleUpFault> | null> {
  return changeCase(deps, link, (tx, carried) => scaleUp(tx, deps, carried, id, form));
}

/** One that was a slip is taken back there. */
export function takeBackOnPage(deps: Deps, link: Link, fact: FactId): Promise<CaseChanged<FactFault> | null> {
  return changeCase(deps, link, (tx, carried) => takeBackFact(tx, deps, carried, fact));
}

/** The case is put at another step of the school's own route there. */
export function placeOnPage(
  deps: Deps,
  link: Link,
  key: string,
): Promise<CaseChanged<{ code: RefusalCode; at: null }> | null> {
  return changeCase(deps, link, async (tx, carried) => {
    const code = await placeOnRoute(tx, deps, carried, key);
    return code ? [{ code, at: null }] : [];
  });
}
