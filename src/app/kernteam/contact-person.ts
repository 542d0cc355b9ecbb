import type { SchoolDate } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';

/** The one face by which the kernteam of a school is reached: what they are called at work, and where their mail comes. */
export type ContactPerson = { name: PersonName; seat: SeatKind; mail: string | null };

/** Null when nobody was chosen, or who was chosen has no seat here any more. */
export async function contactPersonOf(tx: Tx, on: SchoolDate): Promise<ContactPerson | null> {
  const found = await tx.playingField.contactPerson(on);
  const person = found && (await tx.people.byId(found.id));
  return person && { name: person.name, seat: found.kind, mail: person.mail };
}
