import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/storage/embedded.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { openPostgres } from '../../../src/storage/postgres.ts';
import { emptyPostgres } from '../../support/database.ts';
import type { FakeConnector } from '../../support/fake-connector.ts';
import { lastingPort } from '../../support/free-port.ts';
import { mailServer } from '../../support/mail-server.ts';
import type { ServerPlace } from './servers.ts';

/** Where servers are started in a proof: a database of its own, a folder, and a mail server that keeps what it gets. */
export type Stage = { place: ServerPlace; mails: readonly string[]; close(): Promise<void> };

/** PostgreSQL comes with the newest schema; a folder of the embedded database is made by whoever opens it first. */
export async function emptyStage(kind: Engine['kind']): Promise<Stage> {
  const mail = await mailServer();
  const folder = mkdtempSync(join(tmpdir(), 'actietafel-proof-'));
  const database = kind === 'postgres' ? await emptyPostgres(1) : null;
  await database?.engine.close();
  return {
    place: {
      port: await lastingPort(),
      databaseUrl: database?.url ?? null,
      folder: join(folder, 'database'),
      mailPort: mail.port,
    },
    mails: mail.mails,
    async close() {
      await mail.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its database, for one who looks on. The embedded one can be opened while no server has it. Close it after use. */
export async function opened({ databaseUrl, folder }: ServerPlace, connections = 2): Promise<Engine> {
  return databaseUrl === null ? openEmbedded(folder) : openPostgres(databaseUrl, connections);
}

/** Changes its rows while no server runs. */
export async function changed(place: ServerPlace, script: string): Promise<void> {
  const engine = await opened(place);
  await engine.script(script);
  await engine.close();
}

/** Until nothing came for so long. */
export async function silence(connector: FakeConnector, milliseconds: number): Promise<void> {
  for (let seen = -1; seen !== connector.requests.length; ) {
    seen = connector.requests.length;
    await after(milliseconds);
  }
}

export function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
