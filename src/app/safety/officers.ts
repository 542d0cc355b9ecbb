import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { Tx } from '../ports/store.ts';

/** An aandachtsfunctionaris, and by which road the bot could reach her now. */
export type Officer = { id: PersonId; roepnaam: string; hasChat: boolean; hasMail: boolean };

/** Whoever at this school could call this person about safety; not the person. */
export async function officersFor(tx: Tx, personId: string, on: SchoolDate): Promise<Officer[]> {
  const school = await tx.schools.here();
  const officers = await tx.people.withRole(school.id, 'aandachtsfunctionaris', on);
  const others = officers.filter(({ id }) => id !== personId);
  const chats = await tx.conversations.withChat(others.map(({ id }) => id));
  return others.map(({ id, name, mail }) => ({
    id,
    roepnaam: name.roepnaam,
    hasChat: chats.has(id),
    hasMail: mail !== null,
  }));
}
