import { type Difference, faultOf, LATE_MILLISECONDS } from '../../domain/auditing/differences.ts';
import { openDaysOf } from '../../domain/auditing/expected-days.ts';
import type { DeadlineId, Instant, SchoolId } from '../../domain/ids.ts';
import type { MayGoOn } from '../chores/chore.ts';
import type { Auditing, AuditRun, Counts, FrozenByPrint } from '../ports/auditing.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { askInstead, hearAgain, isToBeTold, tellOfTomorrow } from './repairing-messages.ts';
import { beginMissing, type Look, repairTerms, takeOverdue } from './repairing-terms.ts';

/** So many terms are read at once, and so many differences of another kind put right in one transaction. */
const PAGE = 5000;
const REPAIRS = 100;

type TermPage = Awaited<ReturnType<Auditing['termsAfter']>>;
type Tally = {
  add(difference: Difference, found: number, repaired: number): void;
  found: Counts;
  repaired: Counts;
};

/**
 * Goes over everything that is guarded at a school, however old: what should be there is worked out anew and compared with
 * what is. A difference is put right in a transaction of its own, and what was found stands in a row. It may run at any
 * moment, twice, or on two processes: what one has put right the other does not find.
 *
 * @returns null when the process is ending: what was not looked at is looked at the next time
 */
export async function auditSchool(
  deps: Deps,
  schoolId: SchoolId,
  mayGoOn: MayGoOn,
): Promise<AuditRun | null> {
  const look = await lookAt(deps, schoolId);
  const tally = tallying();
  const { count, overdue } = await auditTerms(look, tally, mayGoOn);
  await auditOpen(look, tally, mayGoOn);
  await auditReminders(look, tally, mayGoOn);
  // What was put right may have its step today.
  if (foundIn(tally) > 0 && (await takeOverdue(look, mayGoOn))) tally.add('step_overdue', 0, overdue);
  await auditTables(look, tally);
  if (!mayGoOn()) return null;
  return deps.store.transact(schoolId, async (tx) => {
    await auditMessages(look, tx, tally);
    const run: AuditRun = {
      endedAt: deps.clock.now(),
      terms: count,
      dossiers: await tx.auditing.openDossiers(),
      found: tally.found,
      repaired: tally.repaired,
    };
    await tx.auditing.record(deps.ids.next<string>(), run);
    return run;
  });
}

/** How many differences a look found. */
export function foundIn({ found }: Pick<AuditRun, 'found'>): number {
  return Object.values(found).reduce((sum, count) => sum + count, 0);
}

async function lookAt(deps: Deps, schoolId: SchoolId): Promise<Look> {
  const now = deps.clock.now();
  const today = deps.wallClock.dateOf(now);
  const school = await deps.store.transact(schoolId, (tx) => tx.schools.here());
  const calendar = deps.calendars.of(school);
  return { deps, schoolId, now, today, calendar, days: openDaysOf(calendar) };
}

/** Every running term, page by page: how many there are, and of how many the step should have been taken. */
async function auditTerms(
  look: Look,
  tally: Tally,
  mayGoOn: MayGoOn,
): Promise<{ count: number; overdue: number }> {
  const { deps, schoolId, days } = look;
  const known: FrozenByPrint = new Map();
  let count = 0;
  let overdue = 0;
  let after: DeadlineId | null = null;
  while (mayGoOn()) {
    const last: DeadlineId | null = after;
    const page: TermPage = await deps.store.transact(schoolId, (tx) =>
      tx.auditing.termsAfter(last, PAGE, known),
    );
    count += page.length;
    const faults = page.flatMap((term) => {
      const fault = faultOf(days, term, look);
      return fault ? [{ id: term.id, fault }] : [];
    });
    for (const { fault } of faults) tally.add(fault, 1, 0);
    overdue += faults.filter(({ fault }) => fault === 'step_overdue').length;
    for (const repaired of await repairTerms(look, faults)) tally.add(repaired, 0, 1);
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return { count, overdue };
}

/** What is open and has no term. */
async function auditOpen(look: Look, tally: Tally, mayGoOn: MayGoOn): Promise<void> {
  await inPages(look, mayGoOn, async (tx) => {
    const missing = await tx.auditing.withoutTerm(REPAIRS);
    await beginMissing(tx, look, missing);
    tally.add('term_missing', missing.length, missing.length);
    return missing.length;
  });
}

async function auditReminders(look: Look, tally: Tally, mayGoOn: MayGoOn): Promise<void> {
  await inPages(look, mayGoOn, async (tx) => {
    const gone = await tx.auditing.toSomebodyGone(look.today, REPAIRS);
    await askInstead(
      tx,
      look,
      gone.map(({ reminder }) => reminder),
    );
    tally.add('to_somebody_gone', gone.length, gone.length);
    return gone.length;
  });
  await inPages(look, mayGoOn, async (tx) => {
    const unheard = await tx.auditing.withoutDigest(LAST_DAY, REPAIRS);
    await hearAgain(tx, look, unheard);
    tally.add('digest_missing', unheard.length, unheard.length);
    return unheard.length;
  });
}

/** Later than any reminder is for. */
const LAST_DAY = '9999-12-31' as Look['today'];

async function auditTables(look: Look, tally: Tally): Promise<void> {
  const { deps, schoolId, now } = look;
  await deps.store.transact(schoolId, async (tx) => {
    const untold = (await tx.auditing.untoldTables(now, PAGE)).filter((table) => isToBeTold(look, table));
    const told = await tellOfTomorrow(tx, look, untold.slice(0, REPAIRS));
    tally.add('table_tomorrow_missing', told, told);
  });
}

async function auditMessages({ deps, now }: Look, tx: Tx, tally: Tally): Promise<void> {
  const released = await tx.auditing.releaseLeases(now);
  tally.add('lease_over', released, released);
  const repeated = await tx.auditing.repeatUnknown(now);
  tally.add('left_unknown', repeated, repeated);
  // The sender takes these as soon as it looks; that it does not, somebody has to hear.
  tally.add('not_sent', await tx.auditing.notSent((now - LATE_MILLISECONDS) as Instant), 0);
  deps.kick();
}

/** One transaction after the other, until one finds less than it could take. */
async function inPages(
  { deps, schoolId }: Look,
  mayGoOn: MayGoOn,
  work: (tx: Tx) => Promise<number>,
): Promise<void> {
  while (mayGoOn()) if ((await deps.store.transact(schoolId, work)) < REPAIRS) return;
}

function tallying(): Tally {
  const found: Counts = {};
  const repaired: Counts = {};
  const more = (counts: Counts, difference: Difference, count: number) => {
    if (count > 0) counts[difference] = (counts[difference] ?? 0) + count;
  };
  return {
    found,
    repaired,
    add(difference, foundNow, repairedNow) {
      more(found, difference, foundNow);
      more(repaired, difference, repairedNow);
    },
  };
}
