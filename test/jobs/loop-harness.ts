import type { Address } from '../../src/app/ports/conversations.ts';
import type { Delivery, Posted } from '../../src/app/ports/delivery.ts';
import type { ClaimedNotice } from '../../src/app/ports/notices.ts';
import type { Rates } from '../../src/app/ports/turns.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import { NOTICE_LOOP, type NoticeLoopSettings, noticeLoop } from '../../src/jobs/notice-loop.ts';
import { type PaceSettings, PUBLISHED_RATES } from '../../src/jobs/pacing.ts';
import type { LogFields } from '../../src/log.ts';
import { fakeMessenger } from '../support/fake-messenger.ts';
import { fixedChance, fixedClock } from '../support/fixed.ts';
import { manualTimer } from '../support/manual-timer.ts';
import { memoryQueue } from '../support/memory-queue.ts';
import { memoryTurns } from '../support/memory-turns.ts';

/** The loop with everything around it in memory; `prepare` can be replaced, and by default finds a chat for everybody. */
export function loopInMemory(settings: Partial<NoticeLoopSettings> = {}, beside?: Shared) {
  const shared = beside ?? sharedWorld();
  const { clock, timer, queue, messenger, turns } = shared;
  const happened: string[] = [];
  const posts: string[] = [];
  const lines: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const world = {
    prepare: async (notice: ClaimedNotice): Promise<Delivery> => chatFor(notice),
    posted: { kind: 'sent', messageId: 'x' } as Posted,
  };
  const level = (name: string) => (message: string, fields?: LogFields) =>
    void lines.push({ level: name, message, fields });
  const loop = noticeLoop(
    {
      queue,
      prepare: (notice) => world.prepare(notice),
      messenger,
      postman: {
        async post(to, _letter, _language, key, mayRepeat) {
          posts.push(`${to} ${key}${mayRepeat ? ' once more' : ''}`);
          return world.posted;
        },
      },
      async markUnusable(id, reason) {
        happened.push(`unusable ${id} ${reason}`);
      },
      async onFailed(notice, reason) {
        happened.push(`told ${notice.dedupeKey} ${reason} while ${rowOf(notice).state}`);
      },
      clock,
      realClock: clock,
      timer,
      turns,
      chance: fixedChance(0.5),
      log: { error: level('error'), warn: level('warn'), info: level('info'), debug: level('debug') },
    },
    { ...NOTICE_LOOP, pacing: paced(PUBLISHED_RATES), ...settings },
  );

  function rowOf({ id }: Pick<ClaimedNotice, 'id'>) {
    const row = queue.rows.find((one) => one.id === id);
    if (!row) throw new Error('No such notice.');
    return row;
  }

  return { ...shared, happened, posts, lines, world, loop };
}

/** What several processes have in common: time, the rows, the book of turns, and Teams. */
function sharedWorld() {
  const clock = fixedClock('2026-11-23T12:00:00Z');
  const messenger = fakeMessenger(clock.now);
  return {
    clock,
    timer: manualTimer(clock),
    queue: memoryQueue(clock),
    messenger,
    turns: memoryTurns(clock.now),
  };
}

type Shared = ReturnType<typeof sharedWorld>;

/** By these rates, each turn asked for and given at the moment itself. */
export function paced(rates: Rates): PaceSettings {
  return {
    ...NOTICE_LOOP.pacing,
    rates,
    clockStepMilliseconds: 0,
    gatherMilliseconds: 0,
    aheadMilliseconds: 0,
  };
}

/** The chat of the person or channel that a notice is for. */
export function chatFor(notice: ClaimedNotice): Delivery {
  const to: Address = {
    id: `c-${notice.to.id}` as ConversationId,
    kind: notice.to.kind === 'channel' ? 'channel' : 'personal',
    tenantId: 't1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    teamsId: notice.to.id,
    botId: '28:bot',
  };
  const edits = notice.editsActivity;
  if (to.kind === 'channel') return { kind: 'channel', to, payload: {} as never, language: 'nl', edits };
  return { kind: 'personal', to, view: { kind: 'not_understood' }, language: 'nl', edits };
}

/** A promise that a test settles when it likes. */
export function promised<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export function person(id: string): Partial<ClaimedNotice> {
  return { to: { kind: 'person', id } };
}

/** Gives the loop these notices and waits until it has settled them. */
export async function sendAll(
  { queue, loop }: ReturnType<typeof loopInMemory>,
  ...notices: Partial<ClaimedNotice>[]
) {
  const rows = queue.add(...notices);
  loop.kick();
  await loop.settled();
  return rows;
}
