import type { ConcernId, Instant, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { displacedAmong } from '../moving-several/displaced.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Presence } from '../ports/presence.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import { withoutRegisseur } from '../regisseur/still-there.ts';
import { bookedSlot, hasBegun } from '../table/table-case.ts';
import { answersToTell, concernsWaiting, pupilsOf } from './concerns-waiting.ts';
import { troubleOf } from './trouble.ts';
import { type NoChannel, WAITS, type WaitingItem } from './views.ts';

/** What did not arrive is shown for two weeks; after that it is history. */
const UNDELIVERED_DAYS = 14;

/** For whom the list is: a coordinator sees all of the school, anybody else the own dossiers and answers to tell on. */
export type ListOf = {
  schoolId: SchoolId;
  now: Instant;
  today: SchoolDate;
  wallClock: WallClock;
  presence: Presence;
  only: PersonId | null;
};

/**
 * Everything that waits, most pressing first: doubts about safety, concerns to judge (longest first), parents to inform, answers to tell on,
 * concerns to look at again, dossiers that nobody carries or whose partner or regisseur left, tables to book, tables that have begun, what did not
 * arrive, tables to come and agreements by their day. A fixed number of statements, however long the list.
 */
export async function waitingFor(tx: Tx, list: ListOf): Promise<WaitingItem[]> {
  const doubted = await tx.concerns.doubted();
  const items = [
    ...(await (list.only === null ? concernsWaiting(tx, list, doubted) : answersToTell(tx, list))),
    ...(await ofDossiers(tx, list, new Set(doubted.map(({ id }) => id)))),
    ...(list.only === null ? await undelivered(tx, list) : []),
  ];
  return items.sort((a, b) => WAITS.indexOf(a.what) - WAITS.indexOf(b.what) || byDay(a, b));
}

/** Said once, above the list: without a channel the school's team hears nothing. */
export async function channelMissing(tx: Tx, { schoolId, now }: ListOf): Promise<NoChannel> {
  if (await tx.conversations.channelOf(schoolId)) return null;
  return { unposted: await tx.outgoing.withoutChannel(shownSince(now)) };
}

/**
 * While somebody doubts whether it is safe, a coordinator has that row of a dossier alone. Whoever else carries it has
 * no such row, and keeps the others without a name.
 */
async function ofDossiers(tx: Tx, list: ListOf, doubted: ReadonlySet<ConcernId>): Promise<WaitingItem[]> {
  const dossiers = (await tx.dossiers.openAtSchool()).filter(({ casushouderId, concernId }) =>
    list.only === null ? !doubted.has(concernId) : casushouderId === list.only,
  );
  const tables = await tx.tables.latestOf(dossiers.map(({ id }) => id));
  const displaced = new Set((await displacedAmong(tx, list, tables)).map(({ table }) => table.id));
  const terms = await tx.deadlines.running(['agreement']);
  const pupils = await pupilsOf(
    tx,
    dossiers.map(({ pupilId }) => pupilId),
  );
  const holders = await tx.people.workingAt(
    dossiers.map(({ casushouderId }) => casushouderId),
    list.schoolId,
    list.today,
  );
  const left = await tx.dossiers.withoutPartner(list.today);
  const without = await withoutRegisseur(
    tx,
    dossiers.map(({ id }) => id),
    list,
  );
  return dossiers.flatMap((dossier) => {
    const table = tables.find(({ dossierId }) => dossierId === dossier.id) ?? null;
    const term = terms.find(({ about }) => 'dossierId' in about && about.dossierId === dossier.id);
    const isDisplaced = table !== null && displaced.has(table.id);
    const waits = waitsFor(dossier, table, term, { ...list, isDisplaced });
    const row = {
      number: dossier.number,
      roepnaam: doubted.has(dossier.concernId) ? null : (pupils.get(dossier.pupilId)?.name.roepnaam ?? null),
      ref: { schoolId: list.schoolId, id: dossier.id, version: dossier.version },
    };
    return [
      ...(holders.includes(dossier.casushouderId) ? [] : [{ what: 'holder' as const, on: null, ...row }]),
      ...(left.has(dossier.id) ? [{ what: 'partner' as const, on: null, ...row }] : []),
      ...(without.has(dossier.id) ? [{ what: 'regisseur' as const, on: null, ...row }] : []),
      ...(waits ? [{ ...waits, ...row }] : []),
    ];
  });
}

/** What one dossier waits for; null when there is an agreement and no table ahead. */
function waitsFor(
  { state }: Dossier,
  table: Actietafel | null,
  term: Deadline | undefined,
  { wallClock, now, isDisplaced }: ListOf & { isDisplaced: boolean },
): Pick<WaitingItem, 'what' | 'on'> | null {
  if (table?.state === 'voting') return { what: 'book', on: term?.dueOn ?? null };
  const slot = table?.state === 'booked' ? bookedSlot(table) : null;
  if (table && slot) {
    const on = wallClock.dateOf(slot.startsAt);
    if (isDisplaced) return { what: 'move', on };
    return { what: hasBegun(now, table) ? 'held' : 'table', on };
  }
  return state === 'open' ? { what: 'agreement', on: term?.dueOn ?? null } : null;
}

/** One line per number, kind and reason, with everybody it was for. */
async function undelivered(tx: Tx, { now, schoolId, wallClock }: ListOf): Promise<WaitingItem[]> {
  const messages = await tx.outgoing.undelivered(shownSince(now));
  const trouble = await troubleOf(
    tx,
    messages.filter(({ number }) => number !== null),
    wallClock,
  );
  return trouble.map(({ number, on, ...line }) => ({
    what: 'not_delivered',
    number: number ?? '',
    roepnaam: null,
    on,
    ref: { schoolId, id: schoolId, version: 0 },
    undelivered: line,
  }));
}

function shownSince(now: Instant): Instant {
  return (now - UNDELIVERED_DAYS * 24 * 60 * 60 * 1000) as Instant;
}

function byDay(a: WaitingItem, b: WaitingItem): number {
  return (a.on ?? '9999').localeCompare(b.on ?? '9999');
}
