import { preparingOf } from '../../src/app/preparing-notices.ts';
import { NOTICE_LOOP, type NoticeLoop, noticeLoop } from '../../src/jobs/notice-loop.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { type FakeMessenger, fakeMessenger } from './fake-messenger.ts';
import { fixedChance } from './fixed.ts';
import { manualTimer } from './manual-timer.ts';
import { FREE_TURNS } from './memory-turns.ts';
import type { Play } from './playing.ts';

/** The sender as it is, over the store of this school, with Teams and the mail in memory. */
export function sendingLoop({ engine, deps, clock }: Play): {
  loop: NoticeLoop;
  messenger: FakeMessenger;
  letters: string[];
} {
  const messenger = fakeMessenger(clock.now);
  const letters: string[] = [];
  const silent = () => undefined;
  const loop = noticeLoop(
    {
      queue: noticeQueueOn(engine.db),
      prepare: preparingOf(deps),
      messenger,
      postman: {
        async post(to, letter) {
          letters.push(`${to} ${letter.kind}`);
          return { kind: 'sent', messageId: `letter ${letters.length}` };
        },
      },
      markUnusable: async () => undefined,
      onFailed: async () => undefined,
      clock,
      realClock: clock,
      timer: manualTimer(clock),
      turns: FREE_TURNS,
      chance: fixedChance(0.5),
      log: { error: silent, warn: silent, info: silent, debug: silent },
    },
    { ...NOTICE_LOOP, pacing: { ...NOTICE_LOOP.pacing, gatherMilliseconds: 0, aheadMilliseconds: 0 } },
  );
  return { loop, messenger, letters };
}
