import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { CHORE_QUEUE, type Chores, type ChoresDeps, choresOn, NIGHTLY } from '../../src/jobs/chores.ts';
import { systemTimer } from '../../src/jobs/system-timer.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type HeardLog, heardLog } from '../support/heard-log.ts';

/** As at night, but looking at once and trying again at once. */
const HASTE = {
  ...NIGHTLY,
  everySeconds: 0.5,
  retries: 1,
  retryAfterSeconds: 0,
  stopWithinMilliseconds: 1000,
};

/** What the log says at the end of each chore. */
export const SAID = 'a chore is done';

/** The chores of a process, or more than one, on one engine: none at work and none waiting at the beginning of each test. */
export function jobsStage(open: () => Promise<{ engine: Engine; close(): Promise<void> }>) {
  let engine: Engine;
  let close: () => Promise<void>;
  let heard: HeardLog;
  let started: Chores[];

  beforeAll(async () => {
    ({ engine, close } = await open());
  }, 60_000);

  beforeEach(() => {
    heard = heardLog();
    started = [];
  });

  afterEach(async () => {
    await stopAll();
    await engine.script('delete from pgboss.job; delete from pgboss.schedule');
  });

  afterAll(() => close());

  return { engine: () => engine, heard: () => heard, start, stopAll, send, jobs };

  async function start(chores: ChoresDeps['chores'], often: ChoresDeps['often'] = {}): Promise<Chores> {
    const made = choresOn({ database: engine, chores, often, timer: systemTimer, log: heard.log }, HASTE);
    started.push(made);
    await made.start();
    return made;
  }

  async function stopAll(): Promise<void> {
    await Promise.all(started.map((chores) => chores.stop()));
  }

  /** As the schedule of pg-boss does at night. */
  async function send(chore: string, queue = CHORE_QUEUE): Promise<void> {
    const boss = new PgBoss({
      db: { executeSql: (statement, values) => engine.query(statement, values) },
      backend: engine.kind,
      migrate: false,
      schedule: false,
      supervise: false,
      registerInstance: false,
    });
    await boss.start();
    await boss.send(queue, { chore });
    await boss.stop({ close: false, graceful: false });
  }

  async function jobs(): Promise<unknown[]> {
    const found = await sql`
      select name, state::text as state, output from pgboss.job where name not like '\\_\\_%' order by name
    `.execute(engine.db);
    return found.rows;
  }
}
