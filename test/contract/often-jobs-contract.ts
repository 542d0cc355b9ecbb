import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { oftenQueueOf } from '../../src/jobs/chores.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { jobsStage, SAID } from './jobs-stage.ts';

/** pg-boss runs the chores that are due more often than each night in the same way on every engine. */
export function oftenJobsContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the nightly jobs on ${engineName}`, () => {
    const { engine, heard, start, send, jobs } = jobsStage(open);

    it('have a queue of their own when they are due often, kept for two days', async () => {
      await start({ sweep: async () => 0 }, { look: { cron: '*/15 * * * *', run: async () => 0 } });

      const schedules = await sql`
        select key, cron, timezone, data from pgboss.schedule where name = ${oftenQueueOf('look')}
      `.execute(engine().db);
      const queues = await sql`
        select retention_seconds / 86400 as kept, deletion_seconds / 86400 as done, retry_limit as retries, dead_letter as dead
        from pgboss.queue where name = ${oftenQueueOf('look')}
      `.execute(engine().db);

      expect(schedules.rows).toEqual([
        { key: 'look', cron: '*/15 * * * *', timezone: 'Europe/Amsterdam', data: { chore: 'look' } },
      ]);
      expect(queues.rows).toEqual([{ kept: 2, done: 2, retries: 0, dead: null }]);
    }, 30_000);

    it('that are due often say nothing when there was nothing to do', async () => {
      let ran: () => void = () => undefined;
      const hasRun = new Promise<void>((resolve) => {
        ran = resolve;
      });
      const look = async () => {
        ran();
        return 0;
      };
      await start({ sweep: async () => 1 }, { look: { cron: '0 4 * * *', run: look } });

      await send('look', oftenQueueOf('look'));
      await hasRun;
      await send('sweep');
      await heard().heard(SAID);

      expect(heard().lines.map(({ fields }) => fields.chore)).toEqual(['sweep']);
    }, 30_000);

    it('that are due often never wait in line behind themselves', async () => {
      const chores = await start({}, { look: { cron: '0 4 * * *', run: async () => 0 } });
      await chores.stop();

      for (let minute = 0; minute < 3; minute++) await send('look', oftenQueueOf('look'));

      expect((await jobs()).length).toBe(1);
    }, 30_000);

    it('that are due often give a warning when they fail, and are done again the next time', async () => {
      const answers = [3];
      const look = async () => {
        const next = answers.shift();
        if (next === undefined) throw new Error('Sem Jansen cannot be found');
        if (next > 0) await send('look', oftenQueueOf('look'));
        return next;
      };
      await start({}, { look: { cron: '0 4 * * *', run: look } });

      await send('look', oftenQueueOf('look'));
      await heard().heard(SAID);
      await heard().heard('a chore failed and is tried again');

      expect(heard().lines).toEqual([
        { level: 'info', message: SAID, fields: { chore: 'look', count: 3 } },
        {
          level: 'warn',
          message: 'a chore failed and is tried again',
          fields: { chore: 'look', fault: 'error' },
        },
      ]);
    }, 30_000);
  });
}
