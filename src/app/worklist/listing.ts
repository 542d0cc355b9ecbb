import type { Instant, SchoolId } from '../../domain/ids.ts';
import { refOf, roepnaamOf } from '../intake/showing-concern.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { TableState } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import type { WaitingItem } from './views.ts';

const DAY = 24 * 60 * 60 * 1000;
/** What did not arrive is shown for two weeks; after that it is history. */
const UNDELIVERED_DAYS = 14;

/** Everything that waits for a coordinator, most pressing first: concerns, tables to book, what did not arrive, agreements. */
export async function waitingFor(
  tx: Tx,
  schoolId: SchoolId,
  now: Instant,
  wallClock: WallClock,
): Promise<WaitingItem[]> {
  const concerns = await tx.concerns.waiting();
  const dossiers = await tx.dossiers.openAtSchool();
  const undelivered = await tx.outgoing.undelivered((now - UNDELIVERED_DAYS * DAY) as Instant);
  const items: WaitingItem[] = [];
  for (const concern of concerns) items.push(await toJudge(tx, concern, schoolId, wallClock));
  for (const dossier of dossiers) items.push(await toCarry(tx, dossier, schoolId, wallClock));
  for (const line of undelivered) {
    if (line.number === null) continue;
    items.push({
      what: 'not_delivered',
      number: line.number,
      roepnaam: null,
      on: wallClock.dateOf(line.at),
      ref: { schoolId, id: schoolId, version: 0 },
    });
  }
  return items.sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

const ORDER: readonly WaitingItem['what'][] = [
  'judge',
  'book',
  'not_delivered',
  'answer',
  'table',
  'agreement',
  'draft',
];

async function toJudge(
  tx: Tx,
  concern: Concern,
  schoolId: SchoolId,
  wallClock: WallClock,
): Promise<WaitingItem> {
  return {
    what: 'judge',
    number: concern.number ?? '',
    roepnaam: await roepnaamOf(tx, concern),
    on: wallClock.dateOf(concern.submittedAt ?? concern.createdAt),
    ref: refOf(concern, schoolId),
  };
}

async function toCarry(
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  wallClock: WallClock,
): Promise<WaitingItem> {
  const table = await tx.tables.current(dossier.id);
  const pupil = await tx.pupils.byId(dossier.pupilId);
  const booked =
    table?.state === 'booked' ? table.slots.find(({ id }) => id === table.bookedSlotId) : undefined;
  const deadlines = await tx.deadlines.of({ dossierId: dossier.id });
  const agreement = deadlines.find(({ rule, state }) => rule === 'agreement' && state === 'running');
  return {
    what: waitsFor(table?.state ?? null),
    number: dossier.number,
    roepnaam: pupil?.name.roepnaam ?? null,
    on: booked ? wallClock.dateOf(booked.startsAt) : (agreement?.dueOn ?? null),
    ref: { schoolId, id: dossier.id, version: dossier.version },
  };
}

function waitsFor(state: TableState | null): WaitingItem['what'] {
  if (state === 'voting') return 'book';
  return state === 'booked' ? 'table' : 'agreement';
}
