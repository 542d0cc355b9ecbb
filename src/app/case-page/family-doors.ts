import { isReadable } from '../family-page/reader.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { isFamily } from '../table/table-case.ts';
import type { Deps } from '../turn.ts';
import type { PageBehind } from './reader.ts';

/** Whether somebody of the family has a door to what was agreed in a case that is closed, which whoever carries it can shut. */
export async function hasFamilyDoors(tx: Tx, deps: Deps, behind: PageBehind): Promise<boolean> {
  const { dossier, reading } = behind;
  if (reading !== 'carries' || dossier.state !== 'closed' || !isReadable(dossier, deps.clock.now()))
    return false;
  return (await familyDoors(tx, deps, behind)).length > 0;
}

/** The doors of this family that still open. */
export async function familyDoors(
  tx: Tx,
  deps: Deps,
  { dossier }: Pick<PageBehind, 'dossier'>,
): Promise<Link[]> {
  const family = (await tx.dossiers.participants(dossier.id)).filter(isFamily);
  const doors = await tx.links.toFamilyPages(family.map(({ id }) => id));
  return doors.filter(({ expiresAt }) => expiresAt > deps.clock.now());
}
