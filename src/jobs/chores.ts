import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { MayGoOn } from '../app/chores/chore.ts';
import type { Timer } from '../app/ports/timer.ts';
import { type Code, coded, faultOf, type Log } from '../log.ts';

/**
 * The database as storage hands it over. pg-boss speaks to it as the role that logs in, which owns the tables and has
 * made the schema `pgboss`, and not as `actietafel_app`: that role has no right there and needs none, since no turn and
 * no notice touches a job. In those tables stand names of chores, counts and codes, and nothing about anybody.
 */
export type ChoreDatabase = {
  kind: 'pglite' | 'postgres';
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
};

type ChoresByName = Readonly<Record<string, (mayGoOn: MayGoOn) => Promise<number>>>;

export type ChoresDeps = {
  database: ChoreDatabase;
  /** Each chore of the night by its name. */
  chores: ChoresByName;
  /** What cannot wait for the night, each by a clock of its own. */
  often: Readonly<Record<string, { cron: string; run(mayGoOn: MayGoOn): Promise<number> }>>;
  timer: Timer;
  log: Log;
};

export type ChoreSettings = {
  /** When the chores are due, on the clock on the wall in Amsterdam. */
  cron: string;
  /** How often a process looks whether a chore waits. */
  everySeconds: number;
  retries: number;
  retryAfterSeconds: number;
  stopWithinMilliseconds: number;
};

/**
 * At half past three: nobody is at school, and a clock change skips or repeats the hour before it. A look a minute is
 * soon enough for what is due at night, and leaves the one connection of PGlite to the turns.
 */
export const NIGHTLY: ChoreSettings = {
  cron: '30 3 * * *',
  everySeconds: 60,
  retries: 5,
  retryAfterSeconds: 600,
  stopWithinMilliseconds: 10_000,
};

export const CHORE_QUEUE = 'chores';
/** Each chore that is due often has its own, so that none waits for another. */
export function oftenQueueOf(chore: string): string {
  return `chores.${chore}`;
}

/** Where a chore ends that failed each time. Nothing works on it: a person looks, as the log line asks. */
export const GIVEN_UP = 'chores.given_up';

const ZONE = 'Europe/Amsterdam';
const HOUR = 60 * 60;
/** pg-boss removes what waited for two weeks, and what is done after one; both would be gone before anybody asks. */
const KEPT_SECONDS = 400 * 24 * HOUR;
/** Of a thousand runs a day nobody asks after two days. */
const OFTEN_KEPT_SECONDS = 2 * 24 * HOUR;
/** Nothing of ours is in a hurry here: the least that pg-boss may look by itself. */
const SELDOM = {
  cronMonitorIntervalSeconds: 45,
  cronWorkerIntervalSeconds: 45,
  superviseIntervalSeconds: 10 * 60,
  monitorIntervalSeconds: 10 * 60,
  flowIntervalSeconds: HOUR,
  bamIntervalSeconds: HOUR,
  queueCacheIntervalSeconds: HOUR,
};

type ChoreJob = { chore: string };

export type Chores = {
  /** Makes or renews the schema of pg-boss, one process at a time, and begins to look. @throws what the database says. */
  start(): Promise<void>;
  /** Takes nothing new on, lets a chore end after the piece that it is at, and waits ten seconds at most. */
  stop(): Promise<void>;
};

/**
 * Runs the chores each night, on whichever process takes them first. The times are pg-boss's own and so the machine's;
 * what a chore finds due is asked of the clock port. A night that was missed is made up for once. A chore that fails is
 * tried again some times and then lies in the queue of what was given up; the log says so by its name and a code.
 */
export function choresOn({ database, chores, often, timer, log }: ChoresDeps, settings = NIGHTLY): Chores {
  let isStopping = false;
  const boss = new PgBoss({
    db: { executeSql: (sql, values) => database.query(sql, values) },
    backend: database.kind,
    schema: 'pgboss',
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
    ...SELDOM,
  });
  // Without a listener an error would end the process; a database that is away is asked again at the next look.
  boss.on('error', (error) => log.error('the chores could not be looked at', { fault: faultOf(error) }));
  boss.on('warning', () => log.warn('pg-boss gave a warning'));

  return {
    async start() {
      await boss.start();
      await boss.createQueue(GIVEN_UP, { retentionSeconds: KEPT_SECONDS, deleteAfterSeconds: KEPT_SECONDS });
      await boss.createQueue(CHORE_QUEUE, {
        deadLetter: GIVEN_UP,
        retryLimit: settings.retries,
        retryDelay: settings.retryAfterSeconds,
        expireInSeconds: HOUR,
        retentionSeconds: KEPT_SECONDS,
        deleteAfterSeconds: KEPT_SECONDS,
      });
      await begin(CHORE_QUEUE, chores, settings.cron);
      for (const [name, { cron, run }] of Object.entries(often)) {
        const queue = oftenQueueOf(name);
        // At most one waits while another runs: a minute that is missed is made up for by the next.
        await boss.createQueue(queue, {
          policy: 'stately',
          retryLimit: 0,
          expireInSeconds: HOUR,
          retentionSeconds: OFTEN_KEPT_SECONDS,
          deleteAfterSeconds: OFTEN_KEPT_SECONDS,
        });
        await begin(queue, { [name]: run }, cron);
      }
    },

    async stop() {
      isStopping = true;
      let cancel: () => void = () => undefined;
      const late = new Promise<'late'>((resolve) => {
        cancel = timer.after(settings.stopWithinMilliseconds, () => resolve('late'));
      });
      const stopped = boss.stop({ close: false, timeout: settings.stopWithinMilliseconds });
      if ((await Promise.race([stopped, late])) === 'late') log.warn('stopped with a chore under way');
      cancel();
    },
  };

  /** Looks into one queue, and has its chores due by the clock. */
  async function begin(queue: string, all: ChoresByName, cron: string): Promise<void> {
    const looking = {
      pollingIntervalSeconds: settings.everySeconds,
      includeMetadata: true,
      perJobResults: true,
    } as const;
    await boss.work<ChoreJob, unknown, typeof looking>(queue, looking, (jobs) =>
      Promise.all(jobs.map((job) => done(job, all))),
    );
    for (const chore of Object.keys(all))
      await boss.schedule(queue, cron, { chore }, { tz: ZONE, key: chore, missed: 'once' });
  }

  /** What became of one job. An error's own words may quote a person and are not kept: pg-boss would store them. */
  async function done(job: JobWithMetadata<ChoreJob>, all: ChoresByName): Promise<JobResult> {
    const { id, data, retryCount, retryLimit } = job;
    const chore = coded(data.chore);
    const isOften = all !== chores;
    try {
      const count = await run(data.chore, all);
      if (!isOften || count > 0) log.info('a chore is done', { chore, count });
      return { id, status: 'completed', output: { count } };
    } catch (error) {
      const fault = faultOf(error);
      // What is due often is done the next time.
      sayFailed(chore, fault, isOften || retryCount < retryLimit);
      return { id, status: 'failed', output: { fault } };
    }
  }

  async function run(name: string, all: ChoresByName): Promise<number> {
    const chore = Object.hasOwn(all, name) ? all[name] : undefined;
    if (!chore) throw new UnknownChore();
    return chore(() => !isStopping);
  }

  function sayFailed(chore: Code, fault: Code, isTriedAgain: boolean): void {
    if (isTriedAgain) log.warn('a chore failed and is tried again', { chore, fault });
    else log.error('a chore was given up', { chore, fault });
  }
}

/** A job of a version that knew more, or fewer, chores than this one. */
class UnknownChore extends Error {
  override name = 'unknown_chore';
}
