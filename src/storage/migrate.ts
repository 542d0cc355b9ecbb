import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Engine } from './engine.ts';

/** The database was made by a newer Actietafel: running on would write rows that it does not understand. */
export class NewerSchema extends Error {
  readonly found: number;
  readonly known: number;

  constructor(found: number, known: number) {
    super(
      `The database has schema ${found}, this Actietafel knows up to ${known}. Start the newer version, or restore the backup from before the update.`,
    );
    this.name = 'NewerSchema';
    this.found = found;
    this.known = known;
  }
}

/** Two migrations have one number, or one is skipped: a database would leave one out and think that it has it. */
export class MisnumberedMigration extends Error {
  readonly file: string;
  readonly expected: number;

  constructor(file: string, expected: number) {
    super(`${file} should be migration ${expected}: each has a number of its own, one after the other.`);
    this.name = 'MisnumberedMigration';
    this.file = file;
    this.expected = expected;
  }
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number, the same in every Actietafel: two starters of one database meet at this lock. */
const MIGRATION_LOCK = 7_268_412;

type Migration = { version: number; sql: string };

/**
 * The migrations that this version knows, in order.
 *
 * @throws MisnumberedMigration as `inOrder` does.
 */
export function knownMigrations(): Migration[] {
  return inOrder(readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))).map(({ version, file }) => ({
    version,
    sql: readFileSync(new URL(file, FOLDER), 'utf8'),
  }));
}

/**
 * Files such as `0003-triage.sql` in the order of their numbers, which count from 1.
 *
 * @throws MisnumberedMigration at the first whose number is not the next.
 */
export function inOrder(files: readonly string[]): { version: number; file: string }[] {
  return [...files].sort().map((file, index) => {
    const version = Number(/^(\d{4})-/.exec(file)?.[1]);
    if (version !== index + 1) throw new MisnumberedMigration(file, index + 1);
    return { version, file };
  });
}

/**
 * Brings the database to the newest schema that this version knows, all or nothing, and returns its number.
 * A second starter waits for the first and then finds nothing to do.
 *
 * @throws NewerSchema when the database is ahead of this version; MisnumberedMigration, before anything is done.
 */
export async function migrate(engine: Engine): Promise<number> {
  const migrations = knownMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const present = await presentVersion(engine);
  if (present > newest) throw new NewerSchema(present, newest);
  if (present === newest) return newest;
  await engine.script(scriptFor(migrations));
  const reached = await presentVersion(engine);
  if (reached > newest) throw new NewerSchema(reached, newest);
  return reached;
}

/** The schema number in the database; 0 when there is none yet. */
export async function presentVersion(engine: Engine): Promise<number> {
  const table = await sql<{
    found: string | null;
  }>`select to_regclass('public.schema_version')::text as found`.execute(engine.db);
  if (!table.rows[0]?.found) return 0;
  const row = await sql<{
    version: number;
  }>`select coalesce(max(version), 0)::int as version from schema_version`.execute(engine.db);
  return row.rows[0]?.version ?? 0;
}

/**
 * One script in one transaction behind one lock. Whether a migration has been done is asked inside the lock, since
 * another starter may have finished between our look and our turn; dollar quoting carries each as a text.
 */
function scriptFor(migrations: Migration[]): string {
  const steps = migrations.map(
    (migration) => `
do $step$
begin
  if not exists (select 1 from schema_version where version = ${migration.version}) then
    execute $migration$${migration.sql}$migration$;
    insert into schema_version (version) values (${migration.version});
  end if;
end
$step$;`,
  );
  return `
begin;
select pg_advisory_xact_lock(${MIGRATION_LOCK});
do $roles$
begin
  create role actietafel_app nologin;
exception
  when duplicate_object or unique_violation then null;
end
$roles$;
do $grant$
begin
  if not pg_has_role(current_user, 'actietafel_app', 'member') then
    execute format('grant actietafel_app to %I', current_user);
  end if;
end
$grant$;
create table if not exists schema_version (version integer primary key, made_at timestamptz not null default now());
${steps.join('\n')}
commit;`;
}
