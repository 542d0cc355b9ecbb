import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';

/** An aandachtsfunctionaris, and by which road the bot could reach her now. */
export type Officer = { id: PersonId; roepnaam: string; hasChat: boolean; hasMail: boolean };

/** Whoever at this school could call this person about safety; not the person. */
export async function officersFor(tx: Tx, personId: string, on: SchoolDate): Promise<Officer[]> {
  const school = await tx.schools.here();
  const officers: Officer[] = [];
  for (const { id, name, mail } of await tx.people.withRole(school.id, 'aandachtsfunctionaris', on)) {
    if (id === personId) continue;
    const chat = await tx.conversations.personal(id);
    officers.push({ id, roepnaam: name.roepnaam, hasChat: chat !== null, hasMail: mail !== null });
  }
  return officers;
}
