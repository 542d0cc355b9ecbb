import type { Siblings } from '../app/ports/siblings.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import type { SiblingReason } from '../domain/siblings.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

/** Cases that belong together. Why is sealed under the key of the first of the two. */
export function siblingsOn(handle: Handle): Siblings {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  return {
    async of(id) {
      const rows = await db
        .selectFrom('sibling_link')
        .innerJoin('dossier', 'dossier.id', 'sibling_link.first_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .selectAll('sibling_link')
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('sibling_link.school_id', '=', schoolOf(handle))
        .where((eb) => eb.or([eb('sibling_link.first_id', '=', id), eb('sibling_link.second_id', '=', id)]))
        .orderBy('sibling_link.linked_at')
        .orderBy('sibling_link.id')
        .execute();
      return rows.map((row) => ({
        otherId: row.first_id === id ? row.second_id : row.first_id,
        reason: keyFor(row).open<SiblingReason>(`sibling_link.reason.${row.id}`, row.reason_sealed),
        linkedBy: row.linked_by,
        linkedAt: row.linked_at.getTime() as Instant,
      }));
    },

    async link(id, { otherId, reason, linkedBy, linkedAt }) {
      const [first, second] = inOrder(id, otherId);
      const rowId = handle.ids.next<string>();
      const key = await keyOf(handle, 'dossier', first);
      const stored = await db
        .insertInto('sibling_link')
        .values({
          id: rowId,
          school_id: schoolOf(handle),
          first_id: first,
          second_id: second,
          reason_sealed: key.seal(`sibling_link.reason.${rowId}`, reason),
          linked_by: linkedBy,
          linked_at: new Date(linkedAt),
        })
        .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
        .returning('id')
        .execute();
      return stored.length > 0;
    },

    async unlink(id, otherId) {
      const [first, second] = inOrder(id, otherId);
      const gone = await db
        .deleteFrom('sibling_link')
        .where('school_id', '=', schoolOf(handle))
        .where('first_id', '=', first)
        .where('second_id', '=', second)
        .returning('id')
        .execute();
      return gone.length > 0;
    },
  };
}

function inOrder(one: DossierId, other: DossierId): [DossierId, DossierId] {
  return one < other ? [one, other] : [other, one];
}
