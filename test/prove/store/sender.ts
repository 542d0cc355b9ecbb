import { once } from 'node:events';
import type { Sent } from '../../../src/app/ports/messenger.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { NOTICE_LOOP, noticeLoop } from '../../../src/jobs/notice-loop.ts';
import { systemTimer } from '../../../src/jobs/system-timer.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { openPostgres } from '../../../src/storage/postgres.ts';
import { turnBookOn } from '../../../src/storage/turn-book.ts';
import { deliveryOf } from '../protocol/world.ts';

/** One call that a process would make to Teams, and what it hears of it. */
export type Call = { nth: number; noticeId: string; saysMayRepeat: boolean };
export type Answer = { nth: number; sent: Sent };

/** Everything sixty times as fast as it is, in the same proportion where it matters: a call, fresh, lease, quiet. */
const FAST = {
  ...NOTICE_LOOP,
  everyMilliseconds: 50,
  sweepEachRounds: 4,
  leaseSeconds: 2,
  freshMilliseconds: 600,
  quietMilliseconds: 3000,
  pacing: {
    ...NOTICE_LOOP.pacing,
    rates: { perConversation: [], perTenant: [] },
    holdMilliseconds: 1000,
    beginWithinMilliseconds: 200,
    gatherMilliseconds: 5,
  },
};

/** A process with nothing but the notice loop, over PostgreSQL; its Teams is whoever started it. */
const [url] = (await once(process, 'message')) as [string];
const engine = openPostgres(url, 4);
const waiting = new Map<number, (sent: Sent) => void>();
const clock = { now: () => Date.now() as Instant };
const silent = () => undefined;
let count = 0;
const loop = noticeLoop(
  {
    queue: noticeQueueOn(engine.db),
    prepare: async (notice: ClaimedNotice) => deliveryOf(notice),
    messenger: {
      sendPersonal: (_to, view, _language, mayRepeat) =>
        new Promise((resolve) => {
          const nth = ++count;
          waiting.set(nth, resolve);
          const { noticeId } = view as unknown as { noticeId: string };
          process.send?.({ nth, noticeId, saysMayRepeat: mayRepeat === true } satisfies Call);
        }),
      editPersonal: async () => ({ kind: 'refused', reason: 'none' }),
      sendChannel: async () => ({ kind: 'refused', reason: 'none' }),
      editChannel: async () => ({ kind: 'refused', reason: 'none' }),
    },
    postman: { post: async () => ({ kind: 'refused', reason: 'none' }) },
    markUnusable: async () => undefined,
    onFailed: async () => undefined,
    clock,
    realClock: clock,
    timer: systemTimer,
    turns: turnBookOn(engine.db),
    chance: { fraction: () => Math.random() },
    log: { error: silent, warn: silent, info: silent, debug: silent },
  },
  FAST,
);
process.on('message', ({ nth, sent }: Answer) => {
  waiting.get(nth)?.(sent);
  waiting.delete(nth);
});
loop.start();
