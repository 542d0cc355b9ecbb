import { isDoubted } from '../agreed-actions/behind-actions.ts';
import type { CardRef } from '../arriving/views.ts';
import { wantsFirstTable } from '../table/first-table.ts';
import { proposeTable } from '../table/proposing.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { finish } from './carrying-dossier.ts';
import { changeDossier, latestTable, presented } from './showing-dossier.ts';

/**
 * "Zoek een moment": of a case that was entered while it ran, or that was opened again, and had no table since, nobody was asked by
 * itself. From this press on everybody at it is, as at the start of any other case.
 */
export function findFirstMoment(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (await isDoubted(tx, dossier)) return refused('safety_first');
    if (!wantsFirstTable(dossier, await latestTable(tx, dossier.id)))
      return presented(tx, turn, dossier, ref);

    await proposeTable(turn, tx, dossier, await tx.dossiers.participants(dossier.id));
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.moment_asked' });

    return presented(tx, turn, next, ref);
  });
}
