import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PEOPLE } from '../../../src/demo/people.ts';
import { openEmbedded } from '../../../src/storage/embedded.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { openPostgres } from '../../../src/storage/postgres.ts';
import { emptyPostgres } from '../../support/database.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { freePort } from '../../support/free-port.ts';
import { mailServer } from '../../support/mail-server.ts';
import { seeded } from '../crash/seeded.ts';
import { arrivals, faultsInRows } from './after.ts';
import { PUPIL_COUNT, peopleAt } from './people.ts';
import { type RunningServer, type ServerPlace, startServer } from './servers.ts';

export type Survived = { kills: number; stories: number; messages: number; announced: number };

/** From a server's being ready to its end. */
const LIVES = { least: 300, most: 4000 };
const QUIET_MINUTES = 10;
const MINUTE = 60_000;
const LONGEST = 20 * MINUTE;
/** Nothing came for so long: everything that was due has gone out. */
const SILENCE = 6000;

/**
 * A real server that is killed at random moments, again and again, while six people's stories are pressed at once. After
 * the last start everybody presses on to the end, the clock is moved past the quiet period of what was lost from sight,
 * and then each story has left exactly what one story leaves.
 *
 * @throws Error with everything that is wrong
 */
export async function proveKill(kind: 'postgres' | 'pglite', kills: number, seed: number): Promise<Survived> {
  const random = seeded(seed);
  const connector = await startFakeConnector();
  const mail = await mailServer();
  const folder = mkdtempSync(join(tmpdir(), 'actietafel-kill-'));
  const database = kind === 'postgres' ? await emptyPostgres() : null;
  await database?.engine.close();
  const place: ServerPlace = {
    port: await freePort(),
    databaseUrl: database?.url ?? null,
    folder: join(folder, 'database'),
    mailPort: mail.port,
  };
  const giveUp = new AbortController();
  const patience = setTimeout(() => giveUp.abort(new Error('The stories did not come to an end.')), LONGEST);
  let server = await startServer(place);
  try {
    const people = peopleAt(place.port, connector.serviceUrl, giveUp.signal);
    await people.install();
    let killed = 0;
    const stories = Array.from({ length: PUPIL_COUNT }, async (_, pupil) => {
      const numbers: string[] = [];
      do numbers.push(await people.story(pupil));
      while (killed < kills);
      return numbers;
    });
    const pressing = Promise.all(stories);
    pressing.catch(() => undefined);
    for (; killed < kills; killed++) {
      await after(LIVES.least + random() * (LIVES.most - LIVES.least));
      await server.kill();
      server = await startServer(place);
    }
    const numbers = (await pressing).flat();
    await server.kill();
    await drain(place, connector, (next) => {
      server = next;
    });
    const engine = await opened(place);
    const faults = await faultsInRows(engine, numbers);
    await engine.close();
    const chats = Object.values(DEMO_PEOPLE).map(({ key }) => `a:${key}`);
    const { messages, announced, faults: doubled } = await arrivals(connector, chats, mail.mails);
    if (faults.length + doubled.length > 0) throw new Error([...faults, ...doubled].join('\n'));
    return { kills: kills + 1, stories: numbers.length, messages, announced };
  } finally {
    clearTimeout(patience);
    await server.kill();
    await Promise.all([connector.close(), mail.close()]);
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Ends the leases of the dead and the quiet periods, which would otherwise take minutes, and starts a server twice with a
 * later clock: the first finds what was lost from sight, the second sends it once more.
 */
async function drain(
  place: ServerPlace,
  connector: FakeConnector,
  running: (server: RunningServer) => void,
): Promise<void> {
  for (const minutes of [QUIET_MINUTES, 2 * QUIET_MINUTES]) {
    const engine = await opened(place);
    await engine.query(`update notice set lease_until = now() - interval '1 second' where state = 'claimed'`);
    await engine.query(`update notice set unknown_since = now() - interval '1 hour' where state = 'unknown'`);
    await engine.close();
    const server = await startServer(place, minutes * MINUTE);
    running(server);
    let seen = -1;
    while (seen !== connector.requests.length) {
      seen = connector.requests.length;
      await after(SILENCE);
    }
    await server.stop();
  }
}

async function opened({ databaseUrl, folder }: ServerPlace): Promise<Engine> {
  return databaseUrl === null ? openEmbedded(folder) : openPostgres(databaseUrl, 2);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
