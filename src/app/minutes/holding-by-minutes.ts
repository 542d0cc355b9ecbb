import { putDownHeld } from '../dossier/holding-table.ts';
import { channelNotice } from '../planning-notices.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { MinutesBehind } from './behind-minutes.ts';

/** Minutes that are final say that the table was held: what reminds of it stops, as if somebody had pressed it. */
export async function holdByMinutes(
  tx: Tx,
  deps: Deps,
  { dossier, table, tableOn, school, by }: MinutesBehind,
): Promise<void> {
  const work = workAt(deps);
  const locked = table.state === 'booked' ? await tx.tables.forChange(table.id) : null;
  if (locked?.state !== 'booked') return;
  const next = await putDownHeld(work, tx, dossier, locked, { state: 'held', heldOn: tableOn });
  const about = { dossierId: dossier.id };
  const again = `${dossier.id}:${next.version}:dossier.table_held`;
  await tx.notices.plan([channelNotice(work, school.id, 'channel_card', about, again)]);
  await tx.audit.add({
    at: work.now,
    actor: { kind: 'person', id: by },
    action: 'dossier.table_held',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
}
