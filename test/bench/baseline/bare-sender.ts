import { sql } from 'kysely';
import type { ClaimedNotice, NoticeQueue } from '../../../src/app/ports/notices.ts';
import type { Clock } from '../../../src/app/ports.ts';
import { atMost } from '../../../src/jobs/lanes.ts';
import type { Engine } from '../../../src/storage/engine.ts';

const AT_ONCE = 16;

/** The least that sending takes: each second a claim, a POST of a few bytes for each, and its fate. */
export function bareSender(queue: NoticeQueue, engine: Engine, clock: Clock) {
  const sending = atMost(AT_ONCE);
  let isStopped = false;

  return {
    start: () => void run(),
    async stop() {
      isStopped = true;
    },
  };

  async function run(): Promise<void> {
    while (!isStopped) {
      const claimed = await queue.claim(clock.now(), 64, 60);
      await Promise.all(claimed.map((notice) => sending(() => send(notice))));
      if (claimed.length < 64) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  async function send(notice: ClaimedNotice): Promise<void> {
    const { rows } = await sql<{ id: string; service_url: string; teams_id: string }>`
      select id, service_url, teams_id from conversation
      where person_id = ${notice.to.id}::uuid or (school_id = ${notice.to.id}::uuid and kind = 'channel') limit 1
    `.execute(engine.db);
    const [to] = rows;
    const answer = await fetch(`${to?.service_url}v3/conversations/${to?.teams_id}/activities`, {
      method: 'POST',
      body: '{"type":"message","text":"."}',
    });
    const { id } = (await answer.json()) as { id: string };
    await queue.settle(notice.id, notice.fence, {
      state: 'sent',
      road: 'personal',
      conversationId: to?.id as never,
      activityId: id,
      at: clock.now(),
    });
  }
}
