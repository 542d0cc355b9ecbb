import { sql } from 'kysely';
import type { Engine } from '../../../src/storage/engine.ts';
import { type FakeConnectorChild, startFakeConnectorChild } from '../../support/fake-connector-child.ts';
import { freePort } from '../../support/free-port.ts';
import { type RunningServer, startServer, storeKeys } from '../kill/servers.ts';
import { after, emptyStage, opened } from '../kill/stage.ts';
import { type Outcome, outcomeOf } from './after.ts';
import { type Due, fillRegion, planDue, type Size } from './region.ts';

/** Three servers on one PostgreSQL, and a connector that refuses by Teams' table. */
export type Installation = {
  engine: Engine;
  connector: FakeConnectorChild;
  servers: RunningServer[];
  /** Starts the nth anew, in the place of the one that was there. */
  replace(nth: number): Promise<void>;
  close(): Promise<void>;
};

const SERVERS = 3;
const UNTIL_FIRST = 2000;
const LONGEST_LOOK = 30_000;

/** @param takes how long a call to the connector takes, in milliseconds */
export async function installed(
  size: Size,
  seed: number,
  takes = { least: 10, most: 50 },
): Promise<Installation> {
  const stage = await emptyStage('postgres');
  const engine = await opened(stage.place, 4);
  const connector = await startFakeConnectorChild({
    enforcesRates: true,
    oneAtATime: true,
    keepsNothing: true,
    weather: { seed, takes },
  });
  await fillRegion(engine, size, connector.serviceUrl, storeKeys());
  const started = async () => startServer({ ...stage.place, port: await freePort() });
  const servers = await Promise.all(Array.from({ length: SERVERS }, started));
  return {
    engine,
    connector,
    servers,
    async replace(nth) {
      await servers[nth]?.stop();
      servers[nth] = await started();
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()));
      await engine.close();
      await Promise.all([connector.close(), stage.close()]);
    },
  };
}

/** Plans a batch, lets the servers send it, and says what it came to. `meanwhile` runs beside it. */
export async function sent(
  { engine, connector }: Installation,
  batch: string,
  due: Omit<Due, 'from'>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Outcome> {
  const from = Date.now() + UNTIL_FIRST;
  const count = await planDue(engine, batch, { ...due, from });
  await Promise.all([settled(engine, batch), meanwhile()]);
  return outcomeOf(engine, connector, batch, from, (nth) => from + (nth * due.overMilliseconds) / count);
}

/**
 * Plans a batch and waits until the connector has given this answer, or has not for so long that it will not; what was
 * not sent by then is dropped. Returns how often it was given.
 */
export async function answered(
  { engine, connector }: Installation,
  batch: string,
  due: Omit<Due, 'from'>,
  status: number,
): Promise<number> {
  const from = Date.now();
  await planDue(engine, batch, { ...due, from });
  let count = 0;
  while (count === 0 && Date.now() < from + LONGEST_LOOK) {
    await after(500);
    count = (await connector.seen()).filter((each) => each.at >= from && each.status === status).length;
  }
  await sql`
    update notice set state = 'dropped' where dedupe_key like ${`${batch}:%`} and state = 'planned'
  `.execute(engine.db);
  return count;
}

/** Until nothing of it is planned or under way. What was lost from sight comes back after the quiet period, and is waited for. */
async function settled(engine: Engine, batch: string): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from notice
      where dedupe_key like ${`${batch}:%`} and state in ('planned', 'claimed')
    `.execute(engine.db);
    if (rows[0]?.n === 0) return;
    await after(500);
  }
}
