import type { ActietafelId, ConcernId, DossierId, SchoolId } from '../../domain/ids.ts';
import { asLongMade, doorCard, pageLink } from '../pages/opening-page.ts';
import type { PageLinkView } from '../pages/views.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { isHere } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type CaseReader, readerOf, whyNotFound } from './reader.ts';

/** A case as a button names it: by its concern, by itself, or by a table of it. */
export type WhichCase = { schoolId: SchoolId } & (
  | { concernId: ConcernId }
  | { dossierId: DossierId }
  | { tableId: ActietafelId }
);

/**
 * A door to the page of a case, on somebody's own press. Pressed on their own page, whose link may have come by mail and have been
 * passed on, it asks for a code from the start.
 */
export function openCase(
  turn: Turn,
  which: WhichCase,
  from: 'chat' | 'own_page' = 'chat',
): Promise<PersonalView> {
  const { schoolId } = which;
  if (!isHere(turn.actor, schoolId)) return Promise.resolve({ kind: 'refused', code: 'card_outdated' });
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const dossier = await dossierNamed(tx, which);
    const concern = dossier && (await tx.concerns.byId(dossier.concernId));
    if (!dossier || !concern) return { kind: 'refused', code: 'card_outdated' };
    const reader = await readerOf(tx, turn, turn.actor, schoolId, { dossier, concern });
    if (!reader)
      return { kind: 'refused', code: await whyNotFound(tx, turn.actor, schoolId, { dossier, concern }) };

    const made = pageLink(turn, schoolId, 'case_page', dossier.concernId);
    const link = from === 'chat' ? made : asLongMade(made);

    return doorCard(turn, tx, link, {
      ref:
        reader.kind === 'raised'
          ? { schoolId, id: concern.id, version: concern.version }
          : { schoolId, id: dossier.id, version: dossier.version },
      number: dossier.number,
      back: backOf(reader, which),
    });
  });
}

async function dossierNamed(tx: Tx, which: WhichCase): Promise<Dossier | null> {
  if ('concernId' in which) return tx.dossiers.byConcern(which.concernId);
  if ('dossierId' in which) return tx.dossiers.byId(which.dossierId);
  const table = await tx.tables.byId(which.tableId);
  return table && tx.dossiers.byId(table.dossierId);
}

/** Back at the card on which it was pressed: that of the case, one's own concern, or one of the own lists. */
function backOf(reader: CaseReader, which: WhichCase): PageLinkView['back'] {
  if ('tableId' in which) return 'tables';
  if ('dossierId' in which) return 'actions';
  if (reader.kind === 'partner') return 'tables';
  return reader.kind === 'raised' ? 'intake' : 'dossier';
}
