import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { ClaimedNotice } from '../../src/app/ports/notices.ts';
import { channelPayload } from '../../src/domain/channel.ts';
import { chatFor, loopInMemory, person, promised } from './loop-harness.ts';

const MINUTE = 60_000;
const LOST = { kind: 'unknown', reason: 'timeout' } as const;

describe('posts that are due in one channel at the same moment', () => {
  let play: ReturnType<typeof loopInMemory>;

  beforeEach(() => {
    play = loopInMemory();
    play.world.prepare = async (notice) => postOf(notice);
  });

  it('are one post of lines, and each has its fate', async () => {
    const rows = Array.from({ length: 10 }, () => post('school-1'));

    await run();

    expect(play.messenger.calls).toMatchObject([{ call: 'sendChannel', to: 'school-1', lines: 10 }]);
    expect(rows.map((row) => row?.state)).toEqual(Array(10).fill('sent'));
  });

  it('are a post as it always was when there is one', async () => {
    post('school-1');

    await run();

    expect(play.messenger.calls).toMatchObject([{ call: 'sendChannel', lines: null }]);
  });

  it('stay apart from those of another school and from a living card', async () => {
    post('school-1');
    post('school-2');
    play.queue.add({ kind: 'channel_card', to: { kind: 'channel', id: 'school-1' as never } });

    await run();

    expect(play.messenger.calls.map(({ to, lines }) => [to, lines]).sort()).toEqual([
      ['school-1', null],
      ['school-1', null],
      ['school-2', null],
    ]);
  });

  it('leave out the one that makes no sense any more, the one that came too late and the one that breaks', async () => {
    const sent = [post('school-1'), post('school-1')];
    const gone = post('school-1');
    const broken = post('school-1');
    const late = post('school-1', { expiresAt: (play.clock.now() - 1) as never });
    play.world.prepare = async (notice) => {
      if (notice.id === broken?.id) throw new Error('no');
      return notice.id === gone?.id ? { kind: 'drop', reason: 'closed' } : postOf(notice);
    };

    play.loop.kick();
    await play.loop.settled();

    expect(play.messenger.calls).toMatchObject([{ lines: 2 }]);
    expect([...sent, gone, broken, late].map((row) => row?.state)).toEqual([
      'sent',
      'sent',
      'dropped',
      'planned',
      'expired',
    ]);
  });

  it('do not all end with the one that came too late while they waited: the others go without it', async () => {
    const late = post('school-1', { expiresAt: (play.clock.now() + 1000) as never });
    const others = [post('school-1'), post('school-1')];
    play.world.prepare = async (notice) => {
      if (notice.id === others[1]?.id && play.messenger.calls.length === 0) play.clock.forward(1001);
      return postOf(notice);
    };

    await run();
    await run();

    expect([late, ...others].map((row) => row?.state)).toEqual(['expired', 'sent', 'sent']);
    expect(play.messenger.calls).toMatchObject([{ lines: 2 }]);
  });

  it('each take a place of what is in hand, though they go together', async () => {
    play = loopInMemory({ inHand: 4 });
    const { promise, resolve } = promised<void>();
    play.world.prepare = async (notice) => {
      if (notice.kind === 'channel_post') await promise;
      return notice.kind === 'channel_post' ? postOf(notice) : chatFor(notice);
    };
    for (let n = 0; n < 4; n++) post('school-1');
    play.loop.start();
    await play.timer.forward(1000);
    const [other] = play.queue.add(person('p1'));
    await play.timer.forward(1000);
    const meanwhile = other?.state;
    resolve();
    await play.loop.settled();

    expect(meanwhile).toBe('planned');
    expect(other?.state).toBe('sent');
  });

  it('whose fate was lost come once more, together, saying so', async () => {
    play.messenger.answers.push(LOST);
    post('school-1');
    post('school-1');
    play.loop.start();

    await play.timer.forward(5 * MINUTE + 11_000);

    expect(play.messenger.calls).toMatchObject([
      { lines: 2, mayRepeat: false },
      { lines: 2, mayRepeat: true },
    ]);
  });

  function post(school: string, changes: Partial<ClaimedNotice> = {}) {
    return play.queue.add({
      kind: 'channel_post',
      to: { kind: 'channel', id: school as never },
      ...changes,
    })[0];
  }

  async function run(): Promise<void> {
    play.loop.kick();
    await play.loop.settled();
  }
});

function postOf(notice: ClaimedNotice): Delivery {
  const delivery = chatFor(notice);
  if (delivery.kind !== 'channel') throw new Error('no channel');
  return { ...delivery, payload: channelPayload({ number: '26-017', verb: 'agreement_due' }) };
}
