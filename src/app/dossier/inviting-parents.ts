import type { SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { seatInstead } from '../table/handing-over.ts';
import { tableCaseForChange } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { finish } from './carrying-dossier.ts';
import { parentsOut } from './parents-out.ts';
import { changeDossier, presented } from './showing-dossier.ts';

/**
 * From 18 on the pupil decides who is there. When the pupil wants the parents to be, they come in anew, with that day
 * on record, and are asked or invited like anybody who joins a table.
 */
export function inviteParents(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const parents = await parentsOut(tx, dossier, turn.today);
    if (parents.length === 0) return presented(tx, turn, dossier, ref);

    await bringIn(turn, tx, ref.schoolId, dossier, parents);
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.changed', detail: 'parents_in' });

    return presented(tx, turn, next, ref);
  });
}

async function bringIn(
  turn: Turn,
  tx: Tx,
  schoolId: SchoolId,
  dossier: Dossier,
  parents: readonly Participant[],
): Promise<void> {
  const table = await tx.tables.current(dossier.id);
  let found = table && (await tableCaseForChange(tx, schoolId, table.id, turn.today));
  for (const parent of parents) {
    if (found) {
      found = await seatInstead(turn, tx, found, parent, parent.who);
      continue;
    }
    await tx.dossiers.storeParticipant({ ...parent, untilOn: turn.today });
    await tx.dossiers.addParticipant(dossier.id, {
      ...parent,
      id: turn.deps.ids.next(),
      fromOn: turn.today,
    });
  }
}
