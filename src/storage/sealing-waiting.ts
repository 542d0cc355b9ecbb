import { sql, type Transaction } from 'kysely';
import type { SchoolId } from '../domain/ids.ts';
import { classKey } from './class-keys.ts';
import type { Engine } from './engine.ts';
import { requireLookupKey } from './other-key.ts';
import type { Database } from './schema.ts';
import type { Keys } from './sealing.ts';
import { sealAudit } from './sealing-audit.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

/** So many at a time: a start that is cut off goes on where it was. */
const ROWS = 200;
/** Any number, the same in every Actietafel: two starters of one database seal one after the other. */
const SEALING_LOCK = 7_268_413;

type Waiting = { id: string; school_id: SchoolId; place: string; row_id: string; content: unknown } & {
  [Column in keyof KeyColumns]: KeyColumns[Column] | null;
};
type Given = { id: string; hex: string };

/**
 * Seals what migrations took out of plain columns, which they cannot do themselves: the keys are not in the database.
 * Whoever serves people calls this first; a second starter waits for the first and then finds nothing to do.
 *
 * @returns how many values were sealed
 * @throws Error when the master key of one of them is not in the settings, OtherKey when another of the keys is not the one
 *   that was used before; what was sealed before stays so.
 */
export async function sealWaiting(engine: Engine, keys: Keys): Promise<number> {
  for (let sealed = 0; ; ) {
    const some = await engine.db.transaction().execute((db) => sealSome(db, keys));
    if (some === 0) return sealed;
    sealed += some;
  }
}

async function sealSome(db: Transaction<Database>, keys: Keys): Promise<number> {
  await sql`select pg_advisory_xact_lock(${SEALING_LOCK})`.execute(db);
  const waiting = await db
    .selectFrom('unsealed')
    .leftJoin('subject_key', 'subject_key.id', 'unsealed.key_id')
    .select(['unsealed.id', 'unsealed.school_id', 'place', 'row_id', 'key_id', 'content'])
    .select(['subject_key.wrapped', 'subject_key.master_key_id'])
    .orderBy('unsealed.id')
    .limit(ROWS)
    .execute();
  if (waiting.length === 0) return 0;
  for (const [place, rows] of Map.groupBy(waiting, (row) => row.place)) {
    if (place === 'membership.scope') await storeClassKeys(db, keys, rows);
    else if (place === 'audit.action') await sealAudits(db, keys, rows);
    else await storeSealed(db, keys, place, await whole(db, keys, place, rows));
  }
  const ids = waiting.map(({ id }) => id);
  await db.deleteFrom('unsealed').where('id', 'in', ids).execute();
  return waiting.length;
}

async function storeSealed(
  db: Transaction<Database>,
  keys: Keys,
  place: string,
  rows: readonly Waiting[],
): Promise<void> {
  const keyFor = keyring(keys);
  const given = rows.map((row): Given => {
    const sealed = keyFor(row as KeyColumns).seal(`${place}.${row.row_id}`, row.content);
    return { id: row.row_id, hex: sealed.toString('hex') };
  });
  const [table = '', column = ''] = place.split('.');
  await sql`
    update ${sql.table(table)} as stored set ${sql.ref(`${column}_sealed`)} = decode(given.hex, 'hex')
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, hex text)
    where stored.id = given.id
  `.execute(db);
}

/** What joins something that is sealed already, together with that; everything else as it is. */
async function whole(
  db: Transaction<Database>,
  keys: Keys,
  place: string,
  rows: readonly Waiting[],
): Promise<readonly Waiting[]> {
  if (place !== 'guardian.personal') return rows;
  const ids = rows.map(({ row_id }) => row_id as never);
  const found = await db
    .selectFrom('guardian')
    .select(['id', 'personal_sealed'])
    .where('id', 'in', ids)
    .execute();
  const sealed = new Map(found.map((each) => [each.id as string, each.personal_sealed]));
  const keyFor = keyring(keys);
  return rows.flatMap((row) => {
    const before = sealed.get(row.row_id);
    if (!before) return [];
    const personal = keyFor(row as KeyColumns).open<object>(`${place}.${row.row_id}`, before);
    return [{ ...row, content: { ...personal, ...(row.content as object) } }];
  });
}

/** One a school: where in its record the first action stands that is not neutral. */
async function sealAudits(db: Transaction<Database>, keys: Keys, rows: readonly Waiting[]): Promise<void> {
  for (const { school_id, content } of rows)
    await sealAudit(db, keys, school_id, BigInt((content as { from: number }).from));
}

async function storeClassKeys(
  db: Transaction<Database>,
  keys: Keys,
  rows: readonly Waiting[],
): Promise<void> {
  await requireLookupKey(db, keys);
  const given = rows.map(({ row_id, school_id, content }) => ({
    id: row_id,
    keys: (content as string[]).map((name) => classKey(keys, school_id, name)),
  }));
  await sql`
    update membership set scope_lookup = given.keys
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, keys text[])
    where membership.id = given.id
  `.execute(db);
}
