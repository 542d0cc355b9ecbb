import type { ConsultStep } from '../../domain/consult.ts';
import type { ConsultId, Language } from '../../domain/ids.ts';
import { askOwnPage } from '../own-tables/asking-own-page.ts';
import type { Consult } from '../ports/consults.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from '../table/table-case.ts';
import { type Deps, workAt } from '../turn.ts';
import { consultAsked, holdsSeat } from './showing-consult.ts';
import { canStep, consultForChange, takeStep } from './taking-steps.ts';
import type { ConsultAsked } from './views.ts';

/** What a kernpartner without Teams finds behind the link in the mail. */
export type ConsultPage = ConsultAsked & { language: Language };

/** Looks, and changes nothing: mail scanners open every link. Null when there is nothing behind it (any more), or for whoever has the seat no more. */
export function openConsultPage(deps: Deps, link: Link): Promise<ConsultPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const id = consultBehind(link);
    const consult = id && (await tx.consults.byId(id));
    const work = workAt(deps);
    return consult && (await holdsSeat(tx, consult, work.today)) ? pageOf(work, tx, consult) : null;
  });
}

/** Whoever was asked wants the link to their own page; it goes to their own mailbox. Nothing else changes. */
export async function askOwnPageFromConsult(deps: Deps, link: Link): Promise<ConsultPage | null> {
  const work = workAt(deps);
  const found = await deps.store.transact(link.schoolId, async (tx) => {
    const id = consultBehind(link);
    const consult = id && (await tx.consults.byId(id));
    if (!consult || !(await holdsSeat(tx, consult, work.today))) return null;
    await askOwnPage(work, tx, link.schoolId, consult.personId);
    return pageOf(work, tx, consult);
  });
  deps.kick();
  return found;
}

/** What a button does. A second press finds that nothing is left to do, and changes nothing. */
export async function pressConsultPage(
  deps: Deps,
  link: Link,
  step: ConsultStep,
): Promise<{ page: ConsultPage; fault: 'no_deputy' | null } | null> {
  const work = workAt(deps);
  const answered = await deps.store.transact(link.schoolId, async (tx) => {
    const id = consultBehind(link);
    const found = id && (await consultForChange(tx, id));
    if (!found || !(await holdsSeat(tx, found.consult, work.today))) return null;
    if (!canStep(found, step)) return { page: await pageOf(work, tx, found.consult), fault: null };

    const next = await takeStep(work, tx, found, step);

    const fault = next ? null : ('no_deputy' as const);
    return { page: await pageOf(work, tx, next ?? found.consult), fault };
  });
  deps.kick();
  return answered;
}

function consultBehind({ purpose, holder }: Link): ConsultId | null {
  return purpose === 'answer_consult' && holder.kind === 'consult' ? (holder.id as ConsultId) : null;
}

async function pageOf(work: Work, tx: Tx, consult: Consult): Promise<ConsultPage> {
  const person = await tx.people.byId(consult.personId);
  const looking = { today: work.today, wallClock: work.deps.wallClock };
  return {
    language: person?.language ?? (await tx.schools.here()).language,
    ...(await consultAsked(tx, consult, looking)),
  };
}
