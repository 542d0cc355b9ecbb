import type { Digests } from '../app/ports/digests.ts';
import type { Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

/** The messages of a day, found by the key that makes each the only one. */
export function digestsOn(handle: Handle): Digests {
  return {
    async standing(keys) {
      if (keys.length === 0) return new Map();
      const rows = await handle.db
        .selectFrom('notice')
        .select(['dedupe_key', 'state', 'due_at'])
        .where('dedupe_key', 'in', [...keys])
        .where('school_id', '=', schoolOf(handle))
        .execute();
      return new Map(
        rows.map((row) => [row.dedupe_key, { state: row.state, dueAt: row.due_at.getTime() as Instant }]),
      );
    },
  };
}
