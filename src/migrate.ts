import { readStoreSettings } from './settings.ts';
import { startFaults } from './start-faults.ts';
import { openStore } from './storage/open-store.ts';

/** `npm run migrate`: brings the database of the settings to the newest schema, and says so. */
async function main(): Promise<void> {
  const { databaseUrl, dataFolder } = readStoreSettings(process.env);
  const engine = await openStore(databaseUrl, dataFolder);
  process.stdout.write(`The ${engine.kind} database has the newest schema.\n`);
  await engine.close();
}

await main().catch((error: unknown) => {
  process.stderr.write(`${startFaults(error).join('\n')}\n`);
  process.exitCode = 1;
});
