import { sql } from 'kysely';
import type { SchoolAdvice, SchoolAdviceStore } from '../app/ports/school-advice.ts';
import type { SchoolDate } from '../domain/ids.ts';
import type { Advice, AdviceState } from '../domain/school-advice.ts';
import { type Handle, schoolOf } from './handle.ts';
import { lookupOf, newSubjectKey, type WrappedKey } from './sealing.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

type Row = KeyColumns & { id: string; month: string; state: string; content_sealed: Buffer };

/** Advice to a school. Each is sealed under a key of its own, of which nothing tells when it was made. */
export function schoolAdviceOn(handle: Handle): SchoolAdviceStore {
  const { db, keys } = handle;

  return {
    async givenBy(form) {
      const [found] = await listed(sql`and school_advice.id = ${idOf(form)}::uuid`, 1);
      return found ?? null;
    },

    async add(form, { month, state, ...advice }) {
      const id = idOf(form);
      const { row, key } = newSubjectKey(keys, id);
      if (!(await storeKeyOnce(row, month))) return false;
      await db
        .insertInto('school_advice')
        .values({
          id,
          school_id: schoolOf(handle),
          key_id: row.id,
          month,
          state,
          content_sealed: key.seal(placeOf(id), advice),
        })
        .execute();
      return true;
    },

    list: (limit) => listed(sql``, limit),

    async waiting() {
      const { count } = await db
        .selectFrom('school_advice')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where('school_id', '=', schoolOf(handle))
        .where('state', '<>', 'done')
        .executeTakeFirstOrThrow();
      return count;
    },

    async move(id, from, to) {
      const moved = await db
        .updateTable('school_advice')
        .set({ state: to })
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .where('state', '=', from)
        .returning('id')
        .execute();
      const row = await db
        .selectFrom('school_advice')
        .select('state')
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return row ? { state: row.state as AdviceState, isChanged: moved.length > 0 } : null;
    },

    async forget(before, limit) {
      const old = db
        .selectFrom('school_advice')
        .select('id')
        .where('school_id', '=', schoolOf(handle))
        .where('month', '<', before)
        .limit(limit);
      const gone = await db.deleteFrom('school_advice').where('id', 'in', old).returning('key_id').execute();
      const keyIds = gone.map(({ key_id }) => key_id);
      if (keyIds.length > 0) await db.deleteFrom('subject_key').where('id', 'in', keyIds).execute();
      return gone.length;
    },
  };

  async function listed(which: ReturnType<typeof sql>, limit: number): Promise<SchoolAdvice[]> {
    const { rows } = await sql<Row>`
      select school_advice.id, key_id, month, state, content_sealed, wrapped, master_key_id
      from school_advice
      join subject_key on subject_key.id = school_advice.key_id
      where school_advice.school_id = ${schoolOf(handle)}::uuid ${which}
      order by state = 'done', month desc, school_advice.id
      limit ${limit}
    `.execute(db);
    const key = keyring(keys);
    return rows.map((row) => ({
      id: row.id,
      month: row.month as SchoolDate,
      state: row.state as AdviceState,
      ...key(row).open<Advice>(placeOf(row.id), row.content_sealed),
    }));
  }

  /** Of when it was made the row says the month alone. False = there is one: of two at once the second waits for the first. */
  async function storeKeyOnce({ id, wrapped, masterKeyId }: WrappedKey, month: SchoolDate): Promise<boolean> {
    const added = await db
      .insertInto('subject_key')
      .values({
        id,
        school_id: schoolOf(handle),
        wrapped,
        master_key_id: masterKeyId,
        created_at: new Date(month),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    return added.length > 0;
  }

  /** Of the form's id, which begins with the moment at which it was drawn, nothing can be read here. */
  function idOf(form: string): string {
    const print = lookupOf(keys, 'school_advice.form', `${schoolOf(handle)}.${form}`).toString('hex');
    return [
      print.slice(0, 8),
      print.slice(8, 12),
      `8${print.slice(13, 16)}`,
      `8${print.slice(17, 20)}`,
      print.slice(20, 32),
    ].join('-');
  }
}

function placeOf(id: string): string {
  return `school_advice.content.${id}`;
}
