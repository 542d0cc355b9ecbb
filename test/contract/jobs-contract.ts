import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { CHORE_QUEUE, GIVEN_UP } from '../../src/jobs/chores.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { jobsStage, SAID } from './jobs-stage.ts';

/** pg-boss runs the chores of each night in the same way on every engine. */
export function jobsContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the nightly jobs on ${engineName}`, () => {
    const { engine, heard, start, stopAll, send, jobs } = jobsStage(open);

    it('run a chore that waits, and keep and say how much there was to do', async () => {
      const chores = await start({ count_stars: async () => 7 });

      await send('count_stars');
      const line = await heard().heard(SAID);
      await chores.stop();

      expect(line).toEqual({ level: 'info', message: SAID, fields: { chore: 'count_stars', count: 7 } });
      expect(await jobs()).toEqual([{ name: CHORE_QUEUE, state: 'completed', output: { count: 7 } }]);
    }, 30_000);

    it('put a chore that keeps failing in the queue of what was given up, and neither keep nor say a word of its error', async () => {
      const chores = await start({
        stumble: async () => {
          throw Object.assign(new Error('Sem Jansen cannot be found'), { code: '40001' });
        },
      });

      await send('stumble');
      await heard().heard('a chore was given up');
      await chores.stop();

      expect(heard().lines).toEqual([
        {
          level: 'warn',
          message: 'a chore failed and is tried again',
          fields: { chore: 'stumble', fault: 'sql_40001' },
        },
        { level: 'error', message: 'a chore was given up', fields: { chore: 'stumble', fault: 'sql_40001' } },
      ]);
      expect(await jobs()).toEqual([
        { name: CHORE_QUEUE, state: 'failed', output: { fault: 'sql_40001' } },
        { name: GIVEN_UP, state: 'created', output: null },
      ]);
      expect(await everythingOfPgBoss()).not.toContain('Jansen');
    }, 30_000);

    it('give up on a chore that this version does not know, by a code', async () => {
      await start({ count_stars: async () => 7 });

      await send('fly_home');
      const line = await heard().heard('a chore was given up');

      expect(line.fields).toEqual({ chore: 'fly_home', fault: 'unknown_chore' });
    }, 30_000);

    it('are due each night in Amsterdam, make up for a missed one once, and are kept for 400 days', async () => {
      await start({ count_stars: async () => 7, sweep: async () => 0 });
      await start({ count_stars: async () => 7, sweep: async () => 0 });

      const schedules = await sql`
        select name, key, cron, timezone, data, options from pgboss.schedule where name = ${CHORE_QUEUE} order by key
      `.execute(engine().db);
      const at = { name: CHORE_QUEUE, cron: '30 3 * * *', timezone: 'Europe/Amsterdam' };
      expect(schedules.rows).toEqual([
        {
          ...at,
          key: 'count_stars',
          data: { chore: 'count_stars' },
          options: expect.objectContaining({ missed: 'once' }),
        },
        {
          ...at,
          key: 'sweep',
          data: { chore: 'sweep' },
          options: expect.objectContaining({ missed: 'once' }),
        },
      ]);
      const queues = await sql<{ days: number; dead: string | null }>`
        select least(retention_seconds, deletion_seconds) / 86400 as days, dead_letter as dead
        from pgboss.queue where name in (${CHORE_QUEUE}, ${GIVEN_UP}) order by name
      `.execute(engine().db);
      expect(queues.rows).toEqual([
        { days: 400, dead: GIVEN_UP },
        { days: 400, dead: null },
      ]);
    }, 30_000);

    it('start on two processes at once, and run a chore that waits on one of them', async () => {
      let runs = 0;
      const chore = { once: async () => ++runs };

      await Promise.all([start(chore), start(chore)]);
      await send('once');
      await heard().heard(SAID);
      await stopAll();

      expect(runs).toBe(1);
      expect(await jobs()).toHaveLength(1);
    }, 30_000);

    it('let a chore end after the piece that it is at when the process ends', async () => {
      let begun: () => void = () => undefined;
      const isAtWork = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const chores = await start({
        async long(mayGoOn) {
          let pieces = 0;
          while (mayGoOn()) {
            pieces += 1;
            begun();
            await new Promise((resolve) => setImmediate(resolve));
          }
          return pieces;
        },
      });

      await send('long');
      await isAtWork;
      await chores.stop();

      expect(heard().lines.map(({ message }) => message)).toEqual([SAID]);
    }, 30_000);

    it('do not keep the process from ending when a chore does not come back', async () => {
      let begun: () => void = () => undefined;
      const isAtWork = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const chores = await start({
        hang() {
          begun();
          return new Promise(() => undefined);
        },
      });

      await send('hang');
      await isAtWork;
      const from = performance.now();
      await chores.stop();

      expect(performance.now() - from).toBeLessThan(5000);
    }, 30_000);

    it('are nothing that the role of the turns can see', async () => {
      await start({ count_stars: async () => 7 });

      const looking = engine()
        .db.transaction()
        .execute(async (db) => {
          await sql`set local role actietafel_app`.execute(db);
          return sql`select * from pgboss.job`.execute(db);
        });

      await expect(looking).rejects.toThrow('permission denied');
    }, 30_000);

    async function everythingOfPgBoss(): Promise<string> {
      const tables = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'pgboss'
      `.execute(engine().db);
      const dumps = tables.rows.map(
        ({ name }) => sql`select t::text as line from ${sql.table(`pgboss.${name}`)} as t`,
      );
      const found = await sql<{ line: string }>`${sql.join(dumps, sql` union all `)}`.execute(engine().db);
      return found.rows.map(({ line }) => line).join('\n');
    }
  });
}
