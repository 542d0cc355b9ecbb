import type { Engine } from '../../src/storage/engine.ts';

/** One value of one row. `place` = `table.column`, with its schema where that is not `public`. */
export type Cell = { place: string; bytes: Buffer };

export type Dump = { tables: readonly { name: string; rows: number }[]; cells: readonly Cell[] };

type Column = { schema: string; table: string; column: string; type: string };

/**
 * Every value of every row of every table of every schema that is not the database's own: bytes as they are, everything
 * else as its text.
 *
 * @throws Error when row-level security could keep rows from whoever is asking.
 */
export async function dumpOf(engine: Engine): Promise<Dump> {
  await insistOnSeeingAll(engine);
  const found = await engine.query(
    `select n.nspname as "schema", c.relname as "table", a.attname as "column",
            format_type(a.atttypid, null) as "type"
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'm')
       and a.attnum > 0
       and not a.attisdropped
       and n.nspname !~ '^pg_'
       and n.nspname <> 'information_schema'
     order by 1, 2, a.attnum`,
    [],
  );
  const columns = found.rows as Column[];
  const tables: { name: string; rows: number }[] = [];
  const cells: Cell[] = [];
  for (const name of new Set(columns.map(nameOf))) {
    const own = columns.filter((column) => nameOf(column) === name);
    const rows = await rowsOf(engine, own);
    tables.push({ name, rows: rows.length });
    for (const row of rows)
      for (const [index, { column }] of own.entries()) {
        const value = row[`c${index}`];
        if (value !== null && value !== undefined)
          cells.push({ place: `${name}.${column}`, bytes: bytesOf(value) });
      }
  }
  return { tables, cells };
}

async function insistOnSeeingAll(engine: Engine): Promise<void> {
  const asked = await engine.query(
    'select rolsuper or rolbypassrls as sees_all from pg_roles where rolname = current_user',
    [],
  );
  const [role] = asked.rows as { sees_all: boolean }[];
  if (!role?.sees_all)
    throw new Error('Row-level security may hide rows from this role: a dump needs another.');
}

async function rowsOf(engine: Engine, columns: readonly Column[]): Promise<Record<string, unknown>[]> {
  const [first] = columns;
  if (!first) return [];
  const values = columns.map(
    ({ column, type }, index) => `${quoted(column)}${type === 'bytea' ? '' : '::text'} as c${index}`,
  );
  const asked = await engine.query(
    `select ${values.join(', ')} from ${quoted(first.schema)}.${quoted(first.table)}`,
    [],
  );
  return asked.rows as Record<string, unknown>[];
}

function nameOf({ schema, table }: Column): string {
  return schema === 'public' ? table : `${schema}.${table}`;
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'utf8');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
