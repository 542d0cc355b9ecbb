import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { Regisseur } from '../../domain/minutes/minutes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import {
  isGone,
  isSameRegisseur,
  MOST_REGISSEUR_CHANGES,
  peopleIn,
  regisseurNow,
} from '../../domain/regisseur.ts';
import { type CaseChanged, changeCase } from '../case-page/changing-case.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import { type Around, mayChange, parentsIn, regisseurAround } from './showing-regisseur.ts';

export type RegisseurFault = { code: RefusalCode; at: 'who' | 'beside' | null };

/** Who was chosen, null = nobody; and which change stood on the page then, empty = none. */
export type RegisseurSent = { regisseur: Regisseur | null; saw: string };

/**
 * Whoever carries the case chooses another regisseur after the one before left: one of who is at its table, or a parent with one of them
 * beside. It is a row of its own with its day, beside minutes that are final and stay as they are. The same choice twice is one.
 *
 * @returns null when the case is not for whoever holds this link
 */
export function chooseRegisseur(
  deps: Deps,
  link: Link,
  { regisseur, saw }: RegisseurSent,
): Promise<CaseChanged<RegisseurFault> | null> {
  return changeCase<RegisseurFault>(deps, link, async (tx, { dossier, by }) => {
    const record = (await tx.regisseurs.onRecord([dossier.id])).get(dossier.id);
    if (!record) return [{ code: 'not_now', at: null }];
    const now = regisseurNow(record);
    const school = await tx.schools.here();
    const around = await regisseurAround(tx, deps, { dossier, school }, record);
    const hasLeft = isGone(now.regisseur, around.there);
    if (regisseur && isSameRegisseur(regisseur, now.regisseur) && !hasLeft) return [];
    if (record.isOpen) return [{ code: 'regisseur_in_minutes', at: null }];
    if (!mayChange(record, hasLeft)) return [{ code: 'regisseur_is_there', at: null }];
    if (saw !== (now.change?.id ?? '')) return [{ code: 'regisseur_changed', at: null }];
    const fault = faultOfChoice(regisseur, around);
    if (fault || !regisseur) return [fault ?? { code: 'minutes_regisseur_missing', at: 'who' }];
    if (record.changes.length >= MOST_REGISSEUR_CHANGES) return [{ code: 'regisseur_too_often', at: null }];

    await tx.regisseurs.add(dossier.id, {
      id: deps.ids.next<string>(),
      tableId: record.tableId,
      named: record.named,
      regisseur,
      on: workAt(deps).today,
      chosenBy: by,
      chosenAt: workAt(deps).now,
    });
    await recorded(tx, deps, dossier.id, by);
    return [];
  });
}

function faultOfChoice(
  regisseur: Regisseur | null,
  { there, participants, owners }: Around,
): RegisseurFault | null {
  if (!regisseur) return { code: 'minutes_regisseur_missing', at: 'who' };
  const isThere = (id: PersonId) =>
    there.people.has(id) && owners.some(({ owner }) => owner.kind === 'person' && owner.id === id);
  if (regisseur.kind === 'parent') {
    if (!parentsIn(participants).some(({ id }) => id === regisseur.participantId))
      return { code: 'minutes_regisseur_missing', at: 'who' };
    if (regisseur.beside === null) return { code: 'minutes_beside_missing', at: 'beside' };
  }
  if (peopleIn(regisseur).every(isThere)) return null;
  return regisseur.kind === 'person'
    ? { code: 'minutes_regisseur_missing', at: 'who' }
    : { code: 'minutes_beside_missing', at: 'beside' };
}

function recorded(tx: Tx, deps: Deps, id: DossierId, by: PersonId): Promise<void> {
  return tx.audit.add({
    at: workAt(deps).now,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail: 'regisseur_chosen',
    subject: { kind: 'dossier', id },
    ground: 'coordination',
  });
}
