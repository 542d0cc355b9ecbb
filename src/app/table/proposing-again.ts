import type { CardRef } from '../arriving/views.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeTable, shownTable } from './changing-table.ts';
import { proposeTable } from './proposing.ts';
import { tableCase } from './table-case.ts';

/** After a table was called off: a new one for the same dossier, with the people who are at it now. */
export function proposeAgain(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeTable(
    turn,
    ref,
    async (tx, found) => {
      const { dossier, school } = found;
      const live = await tx.tables.current(dossier.id);
      if (!live && (found.table.state !== 'cancelled' || dossier.state === 'closed'))
        return shownTable(turn, tx, found, { fault: 'not_now' });

      if (!live) await proposeTable(turn, tx, dossier, found.everybody);
      const current = live ?? (await tx.tables.current(dossier.id));
      const next = current && (await tableCase(tx, school.id, current.id, turn.today));

      return shownTable(turn, tx, next ?? found);
    },
    'dossier_and_table',
  );
}
