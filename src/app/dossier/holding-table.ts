import type { SchoolDate } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { meetFirstTable, resumeFirstTable } from '../table/first-table.ts';
import { bookedSlot, hasBegun, type Work } from '../table/table-case.ts';
import { type Done, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { heldForm } from './asking.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { awaitReport } from './sharing-report.ts';
import { changeDossier, latestTable, presented } from './showing-dossier.ts';

const OF_THE_TABLE: readonly NoticeKind[] = [
  'vote_request',
  'vote_reminder',
  'table_prepare',
  'table_tomorrow',
  'booking_needs_you',
  'channel_post',
];

/** The table was held on this day: what reminded of it stops, and what was agreed there is to be shared. */
export function holdTable(turn: Turn, ref: CardRef, heldOn: SchoolDate): Promise<PersonalView> {
  return changeDossier(turn, ref, (tx, dossier) =>
    afterTable(turn, tx, ref, dossier, { state: 'held', heldOn }),
  );
}

/**
 * The booked moment came and there was no table. Nobody is told by a card: who was there knows, and why it did not
 * happen is for people to say. The term of the first table runs on, and a new one can be asked for from the dossier.
 */
export function missTable(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, (tx, dossier) =>
    afterTable(turn, tx, ref, dossier, { state: 'cancelled', heldOn: null }),
  );
}

async function afterTable(
  turn: Turn,
  tx: Tx,
  ref: CardRef,
  dossier: Dossier,
  became: Pick<Actietafel, 'state' | 'heldOn'>,
): Promise<Done> {
  const latest = await latestTable(tx, dossier.id);
  const table = latest?.state === 'booked' ? await tx.tables.forChange(latest.id) : null;
  if (table?.state !== 'booked' || !bookedSlot(table)) return refused('no_table');
  const fault =
    (await faultOfMissing(tx, table, became)) ??
    faultOf(turn, table, became.heldOn) ??
    (await faultOfDay(tx, dossier, became.heldOn));
  if (fault) return faulty(dossier, fault, await heldForm(turn, tx, dossier, ref.schoolId, fault));

  const next = await putDownHeld(turn, tx, dossier, table, became);
  await finish(tx, turn, ref, next, {
    action: became.state === 'held' ? 'dossier.table_held' : 'dossier.table_missed',
  });

  return presented(tx, turn, next, ref);
}

/** A booked table was held, or it was not: what reminds of it stops. */
export async function putDownHeld(
  work: Work,
  tx: Tx,
  dossier: Dossier,
  table: Actietafel,
  became: Pick<Actietafel, 'state' | 'heldOn'>,
): Promise<Dossier> {
  await tx.tables.store({ ...table, ...became });
  const next = await tx.dossiers.store(dossier);
  await (became.state === 'held' ? meetFirstTable(tx, dossier) : resumeFirstTable(work, tx, dossier));
  if (became.heldOn !== null) await awaitReport(work, tx, dossier, became.heldOn);
  await tx.notices.drop({ actietafelId: table.id }, OF_THE_TABLE, `table_${became.state}`);
  return next;
}

/** There are minutes of it: it was there, and they would be behind no door any more. */
async function faultOfMissing(
  tx: Tx,
  { id }: Actietafel,
  { state }: Pick<Actietafel, 'state'>,
): Promise<RefusalCode | null> {
  return state === 'cancelled' && (await tx.minutes.of(id)) ? 'minutes_begun' : null;
}

/** One day has one table: on that one people met already without having been asked. */
async function faultOfDay(tx: Tx, { id }: Dossier, on: SchoolDate | null): Promise<RefusalCode | null> {
  if (on === null) return null;
  return (await tx.minutes.tablesHeld(id)).some(({ heldOn }) => heldOn === on) ? 'table_that_day' : null;
}

/** A table that is still to come is moved or called off, so that everybody hears of it. */
function faultOf(turn: Turn, table: Actietafel, heldOn: SchoolDate | null): RefusalCode | null {
  if (!hasBegun(turn.now, table)) return 'table_not_begun';
  return heldOn !== null && heldOn > turn.today ? 'held_in_future' : null;
}
