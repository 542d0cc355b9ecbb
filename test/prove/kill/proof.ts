import { existsSync } from 'node:fs';
import { DEMO_PEOPLE } from '../../../src/demo/people.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { COMPILE_CACHE } from '../../support/compile-cache.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { seeded } from '../crash/seeded.ts';
import { arrivals, faultsInRows } from './after.ts';
import { PUPIL_COUNT, peopleAt } from './people.ts';
import { type RunningServer, type ServerPlace, startServer } from './servers.ts';
import { after, changed, emptyStage, opened, silence } from './stage.ts';

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
export async function proveKill(kind: Engine['kind'], kills: number, seed: number): Promise<Survived> {
  const random = seeded(seed);
  const connector = await startFakeConnector();
  const stage = await emptyStage(kind);
  const { place } = stage;
  const giveUp = new AbortController();
  const patience = setTimeout(() => giveUp.abort(new Error('The stories did not come to an end.')), LONGEST);
  // What is killed leaves nothing for the next to be quicker by.
  if (!existsSync(COMPILE_CACHE)) await (await startServer(place)).stop();
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
    const { messages, announced, faults: doubled } = await arrivals(connector, chats, stage.mails);
    if (faults.length + doubled.length > 0) throw new Error([...faults, ...doubled].join('\n'));
    return { kills: kills + 1, stories: numbers.length, messages, announced };
  } finally {
    clearTimeout(patience);
    await server.kill();
    await Promise.all([connector.close(), stage.close()]);
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
    await changed(
      place,
      `update notice set lease_until = now() - interval '1 second' where state = 'claimed';
       update notice set unknown_since = now() - interval '1 hour' where state = 'unknown'`,
    );
    const server = await startServer(place, minutes * MINUTE);
    running(server);
    await silence(connector, SILENCE);
    await server.stop();
  }
}
