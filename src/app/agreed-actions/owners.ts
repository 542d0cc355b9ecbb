import type { ActionOwner } from '../../domain/agreed-actions.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { TableRole } from '../../domain/roles.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { OwnerChoice } from './views.ts';

/**
 * Who can promise something in this case: whoever carries it, the colleagues and partners at its table, the pupil and the
 * parents. No guest: what a guest does, somebody at the table looks after.
 */
export async function ownersIn(tx: Tx, dossier: Dossier): Promise<OwnerChoice[]> {
  const roles = new Map<PersonId, TableRole | null>([[dossier.casushouderId, null]]);
  for (const { who, role, untilOn } of await tx.dossiers.participants(dossier.id))
    if (who.kind === 'person' && untilOn === null) roles.set(who.id, role);
  return [
    ...(await namedOwners(tx, dossier, roles)),
    { owner: { kind: 'pupil' }, name: null, role: 'leerling', carries: false },
    { owner: { kind: 'parents' }, name: null, role: 'ouder', carries: false },
  ];
}

/** The same for who does these actions, also when they sit at the table no more. */
export async function choicesFor(
  tx: Tx,
  dossier: Dossier,
  owners: readonly ActionOwner[],
  known: readonly OwnerChoice[],
): Promise<(owner: ActionOwner) => OwnerChoice> {
  const isKnown = (id: PersonId) => known.some(({ owner }) => owner.kind === 'person' && owner.id === id);
  const left = owners.flatMap((owner) => (owner.kind === 'person' && !isKnown(owner.id) ? [owner.id] : []));
  const others = await namedOwners(tx, dossier, new Map(left.map((id) => [id, null])));
  const all = [...known, ...others];
  return (owner) =>
    all.find((each) => keyOfOwner(each.owner) === keyOfOwner(owner)) ?? {
      owner,
      name: null,
      role: null,
      carries: false,
    };
}

/** `person <id>`, `pupil` or `parents`: as a form and a card send it. */
export function keyOfOwner(owner: ActionOwner): string {
  return owner.kind === 'person' ? `person ${owner.id}` : owner.kind;
}

async function namedOwners(
  tx: Tx,
  { casushouderId }: Dossier,
  roles: ReadonlyMap<PersonId, TableRole | null>,
): Promise<OwnerChoice[]> {
  const people = await tx.people.byIds([...roles.keys()]);
  return people
    .map(({ id, name }) => ({
      owner: { kind: 'person' as const, id },
      name,
      role: roles.get(id) ?? null,
      carries: id === casushouderId,
    }))
    .sort((one, other) => one.name.roepnaam.localeCompare(other.name.roepnaam, 'nl'));
}
