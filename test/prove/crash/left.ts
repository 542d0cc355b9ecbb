import { createHash } from 'node:crypto';
import { unwrap } from '../../../src/storage/sealing.ts';
import { testKeys } from '../../support/database.ts';
import type { World } from './world.ts';

/** What a process left behind, written so that two runs that did the same are the same text. */
export type Left = {
  rows: readonly string[];
  /** What people got, with how often: first what was sent plainly, then how often it came again as a possible repeat. */
  arrived: ReadonlyMap<string, { plain: number; repeats: number }>;
};

type Row = Record<string, unknown>;
type KeyRow = { id: string; wrapped: Buffer; master_key_id: string };

/** An id that the proof's own counter gave: another one in each run. */
const COUNTED = /019ad000-0000-7000-8000-[0-9a-f]{12}/g;
/** Every table of ours: what they hold is compared column by column, but for these. */
const ALSO_DIFFERENT: ReadonlySet<string> = new Set([
  // Chance, and the key rows that follow from it.
  'wrapped',
  'mac',
  // How often it was tried, by whom and for how long: the only trace that a death may leave.
  'attempts',
  'fence',
  'lease_until',
  // A message's own id, which is another one when it came twice; that it has one is compared.
  'activity_id',
  'edits_activity',
  // A hash over ids.
  'key',
]);

export async function leftIn(world: World): Promise<Left> {
  const messages = new Map(world.outside.arrived().map(({ id }) => [id, 'a message']));
  const rows = await allRows(world);
  const names = new Map<string, string>();
  // Ids are named after what their row says; a few rounds, so that a row is known by the rows that it points to.
  for (let round = 0; round < 3; round++) {
    const next = rows
      .filter(({ row }) => typeof row.id === 'string' && isCounted(row.id))
      .map(({ table, row }) => [String(row.id), short(`${table} ${written(row, names)}`)] as const);
    for (const [id, name] of next) names.set(id, name);
  }
  return {
    rows: rows.map(({ table, row }) => `${table} ${written(row, names)}`).sort(),
    arrived: arrivedIn(world),
  };

  function written(row: Row, known: ReadonlyMap<string, string>): string {
    const fields = Object.entries(row).map(([column, value]) => {
      if (ALSO_DIFFERENT.has(column)) return [column, value === null ? null : 'some'];
      return [column, value];
    });
    return JSON.stringify(Object.fromEntries(fields))
      .replace(COUNTED, (id) => known.get(id) ?? 'id')
      .replace(/message-\d+/g, (id) => messages.get(id) ?? id);
  }
}

async function allRows({ engine }: World): Promise<{ table: string; row: Row }[]> {
  const tables = await engine.query(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename <> 'schema_version' and tablename <> all ($1) order by 1`,
    [ROSTER],
  );
  const openings = await openingsIn(engine);
  const found: { table: string; row: Row }[] = [];
  for (const { name } of tables.rows as { name: string }[]) {
    const { rows } = await engine.query(`select * from ${name}`);
    for (const row of rows as Row[]) found.push({ table: name, row: readable(name, row, openings) });
  }
  return found;
}

/** The school as it was imported: no step of the line writes there. */
const ROSTER = [
  'absence',
  'closed_day',
  'guardian',
  'membership',
  'organisation',
  'person',
  'presence',
  'pupil',
  'pupil_mentor',
  'school',
  'seat',
  'seat_holder',
  'subject_key',
];

const ON_THE_NEWEST: ReadonlySet<string> = new Set(['seen_at', 'acted_at']);

/** What is sealed is opened, so that content is compared; moments are cut to the hour, and a moment in a message left out, since a restart takes a while. */
function readable(table: string, row: Row, open: (row: Row, place: string, sealed: Buffer) => unknown): Row {
  const fields = Object.entries(row).map(([column, value]) => {
    // When something was due says nothing any more once it was sent: one that came again was due later.
    if (table === 'notice' && column === 'due_at' && row.settled_at !== null) return [column, 'past'];
    // People press on the newest card of their chat: what was lost from sight comes later than what was not, and is another's then.
    if (table === 'notice' && ON_THE_NEWEST.has(column)) return [column, undefined];
    if (column.endsWith('_sealed') && value !== null) {
      const id = table === 'audit' ? `${row.school_id}.${row.seq}` : row.id;
      const place = `${table}.${column.replace(/_sealed$/, '')}.${id}`;
      return [column, open(row, place, value as Buffer)];
    }
    // The press of a card is known by a hash over ids and when it was taken, and changes are gathered by a moment that a restart moves.
    if (column === 'dedupe_key')
      return [column, String(value).replace(/press:[\w-]{43}(:\d{13})?|\b\d{9}\b/g, 'then')];
    if (value instanceof Date) return [column, value.toISOString().slice(0, 13)];
    if (value instanceof Uint8Array) return [column, Buffer.from(value).toString('hex')];
    if (column === 'params') return [column, { ...(value as Row), repeat: undefined, since: undefined }];
    return [column, value];
  });
  return { ...Object.fromEntries(fields), key_id: undefined };
}

/** A row that names no key itself is sealed under that of the concern or the dossier that it names or is about. */
async function openingsIn(engine: World['engine']) {
  const { rows } = await engine.query('select id, wrapped, master_key_id from subject_key');
  const keys = new Map((rows as KeyRow[]).map((row) => [row.id, row]));
  const owners = await engine.query(
    'select id, key_id from concern union all select id, key_id from dossier',
  );
  const keyIds = new Map(
    (owners.rows as { id: string; key_id: string }[]).map((row) => [row.id, row.key_id]),
  );
  return (of: Row, place: string, sealed: Buffer): unknown => {
    const row = keys.get(
      String(of.key_id ?? keyIds.get(String(of.concern_id ?? of.dossier_id ?? of.subject_id))),
    );
    if (!row) throw new Error('A sealed row has no key.');
    return unwrap(testKeys(), { ...row, masterKeyId: row.master_key_id }).open(place, sealed);
  };
}

function arrivedIn({ outside }: World): Left['arrived'] {
  const counts = new Map<string, { plain: number; repeats: number }>();
  for (const { to, says, edits, mayRepeat } of outside.arrived()) {
    const key = `${to} ${edits ? 'edit' : 'new'} ${JSON.stringify(says)
      .replace(COUNTED, 'id')
      .replace(/message-\d+/g, 'a message')
      .replace(/localhost:3978\/\w+\/[\w.-]+/g, 'address')}`;
    const count = counts.get(key) ?? { plain: 0, repeats: 0 };
    counts.set(
      key,
      mayRepeat ? { ...count, repeats: count.repeats + 1 } : { ...count, plain: count.plain + 1 },
    );
  }
  return counts;
}

function isCounted(id: string): boolean {
  return new RegExp(COUNTED.source).test(id);
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** So many rows are enough to see what went wrong. */
const SHOWN = 5;

/**
 * What is wrong about what a killed run left; null when nothing is. Rows have to be the same. A message may have come
 * once too often only when it said so itself, and an edit may come twice, since it shows the same.
 */
export function faultIn(killed: Left, expected: Left): string | null {
  const extra = minus(killed.rows, expected.rows);
  const missing = minus(expected.rows, killed.rows);
  if (extra.length + missing.length > 0)
    return [
      'rows that should not be there:',
      ...extra.slice(0, SHOWN),
      'rows that are missing:',
      ...missing.slice(0, SHOWN),
    ].join('\n  ');
  for (const [message, { plain, repeats }] of killed.arrived) {
    const due = expected.arrived.get(message)?.plain ?? 0;
    if (due === 0) return `came and should not have: ${message}`;
    const isEdit = message.includes(' edit ');
    if (!isEdit && plain > due)
      return `came ${plain} times instead of ${due}, and did not say so: ${message}`;
    if (!isEdit && plain + repeats < due) return `came too seldom: ${message}`;
  }
  for (const message of expected.arrived.keys())
    if (!killed.arrived.has(message)) return `never came: ${message}`;
  return null;
}

function minus(some: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of others) counts.set(each, (counts.get(each) ?? 0) + 1);
  return some.filter((each) => {
    const left = counts.get(each) ?? 0;
    counts.set(each, left - 1);
    return left <= 0;
  });
}
