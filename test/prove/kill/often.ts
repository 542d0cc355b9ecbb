import type { Engine } from '../../../src/storage/engine.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { seeded } from '../crash/seeded.ts';
import { fillRegion, planDue } from '../load/region.ts';
import { faultsInDelivery, type Reconciled } from './reconciling.ts';
import { type ServerPlace, startServer, storeKeys, waitingServer } from './servers.ts';
import { after, changed, emptyStage, opened, silence } from './stage.ts';

export type SurvivedOften = Reconciled & { kills: number; underLoad: number };

/** From a server's being started to its end, or of every second one from its first call to the connector. */
const LIVES = { least: 100, most: 900 };
const SIZE = { tenants: 10, schools: 40, peopleOfSchool: 9 };
const DUE_PER_SECOND = 20;
/** More than a kill takes, with the next server's start. */
const SECONDS_PER_KILL = 6;
const SILENCE = 4000;
const MOST_TO_DRAIN = 20;
/** Of those that a kill catches in the middle of their call, so many a kill may have been caught before. */
const MOST_LOST_TWICE = 1;
const LONGEST_UNHEARD = 120_000;

/**
 * The server is killed again and again while it sends what becomes due, twenty a second, to a connector that refuses by
 * Teams' table. After the last kill what was lost from sight comes once more, and then every row is held against what
 * arrived. `isBlind` breaks the proof: what the dead had claimed is sent again as if nothing had happened.
 *
 * @throws Error with everything that is wrong
 */
export async function proveKills(
  kind: Engine['kind'],
  kills: number,
  seed: number,
  isBlind = false,
): Promise<SurvivedOften> {
  const random = seeded(seed);
  const connector = await startFakeConnector({
    enforcesRates: true,
    oneAtATime: true,
    weather: { seed, takes: { least: 20, most: 80 } },
  });
  const stage = await emptyStage(kind);
  const { place } = stage;
  let next = waitingServer(place);
  try {
    const engine = await opened(place);
    await migrate(engine);
    await fillRegion(engine, SIZE, connector.serviceUrl, storeKeys());
    const seconds = kills * SECONDS_PER_KILL;
    const ofEach = Math.ceil((seconds * DUE_PER_SECOND) / (SIZE.schools * (1 + SIZE.peopleOfSchool)));
    await planDue(engine, 'kills', {
      ofChannel: ofEach,
      ofPerson: ofEach,
      from: Date.now(),
      overMilliseconds: seconds * 1000,
    });
    await engine.close();

    let underLoad = 0;
    for (let killed = 0; killed < kills; killed += 1) {
      const server = next;
      await server.start();
      next = waitingServer(place);
      const before = connector.requests.length;
      if (killed % 2 === 1) await heard(connector, before);
      await after(LIVES.least + random() * (LIVES.most - LIVES.least));
      await server.kill();
      if (connector.requests.length > before) underLoad += 1;
      if (isBlind) await blindly(place);
    }
    await next.kill();
    await drain(place, connector);
    const last = await opened(place);
    const { faults, ...reconciled } = await faultsInDelivery(last, connector);
    await last.close();
    if (reconciled.lostTwice > kills * MOST_LOST_TWICE)
      faults.push(`${reconciled.lostTwice} were lost from sight twice, which is more than chance`);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return { ...reconciled, kills, underLoad };
  } finally {
    await next.kill();
    await Promise.all([connector.close(), stage.close()]);
  }
}

/** Until one more call has come: on a slow machine a server would else be dead before it had sent anything. */
async function heard(connector: FakeConnector, before: number): Promise<void> {
  const until = Date.now() + LONGEST_UNHEARD;
  while (connector.requests.length === before) {
    if (Date.now() > until) throw new Error('A server sent nothing of what was due.');
    await after(20);
  }
}

/** As a sender would that takes a lost answer for a message that was not sent. */
async function blindly(place: ServerPlace): Promise<void> {
  await changed(place, `update notice set state = 'planned', lease_until = null where state = 'claimed'`);
}

/**
 * What no server touched is left out. Then servers that end as they should, one after another, each with the leases of
 * those before it over and the quiet periods too: one finds what was lost from sight, the next sends it once more. What
 * the rows say counts and not the silence alone, since a slow machine is silent as well.
 *
 * @throws Error when something is under way after many of them
 */
async function drain(place: ServerPlace, connector: FakeConnector): Promise<void> {
  await changed(place, `update notice set state = 'dropped' where state = 'planned' and fence = 0`);
  for (let nth = 0; nth < MOST_TO_DRAIN; nth += 1) {
    await changed(
      place,
      `update notice set lease_until = now() - interval '1 second' where state = 'claimed';
       update notice set unknown_since = unknown_since - interval '1 hour' where state = 'unknown';
       delete from pace`,
    );
    const server = await startServer(place);
    await silence(connector, SILENCE).finally(() => server.stop());
    if (await isDrained(place)) return;
  }
  throw new Error('Some messages are stuck.');
}

async function isDrained(place: ServerPlace): Promise<boolean> {
  const engine = await opened(place);
  const { rows } = await engine.query(
    `select 1 from notice where dedupe_key like 'kills:%' and (state in ('planned', 'claimed')
      or (state = 'unknown' and params -> 'repeat' is null)) limit 1`,
  );
  await engine.close();
  return rows.length === 0;
}
