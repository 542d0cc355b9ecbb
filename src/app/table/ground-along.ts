import { groundStays } from '../../domain/grounds.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/** Nobody reads on the ground that was recorded for another organisation. */
const NONE = { ground: null, groundOn: null, groundEndedOn: null } as const;

/** What becomes of the ground of a seat that goes on to somebody else: empty when it goes along. */
export async function groundAlong(
  tx: Tx,
  { who, ground }: Participant,
  to: Participant['who'],
): Promise<Partial<Participant>> {
  if (ground === null || who.kind !== 'person' || to.kind !== 'person' || who.id === to.id) return {};
  const people = await tx.people.byIds([who.id, to.id]);
  const employerOf = (personId: PersonId) => people.find(({ id }) => id === personId)?.organisationId ?? null;
  return groundStays(employerOf(who.id), employerOf(to.id)) ? {} : NONE;
}
