import { openEmbedded } from './embedded.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

/**
 * Opens PostgreSQL when there is an address for it, else the embedded database in its folder, and brings either to the
 * newest schema.
 *
 * @throws FolderInUse when another process has the folder; NewerSchema when the database is ahead of this version.
 */
export async function openStore(databaseUrl: string | null, folder: string): Promise<Engine> {
  const engine = databaseUrl === null ? await openEmbedded(folder) : openPostgres(databaseUrl);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}
