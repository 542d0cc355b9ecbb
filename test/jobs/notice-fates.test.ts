import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import { chatFor, loopInMemory, person, sendAll } from './loop-harness.ts';

const MINUTE = 60_000;
const GONE = { kind: 'gone', what: 'conversation', reason: 'blocked' } as const;
const MESSAGE_GONE = { kind: 'gone', what: 'message', reason: 'message_not_found' } as const;
const LOST = { kind: 'unknown', reason: 'timeout' } as const;
const LETTER: Delivery = {
  kind: 'mail',
  to: 'a@b.example',
  letter: { kind: 'none' } as never,
  language: 'nl',
};

describe('what becomes of a notice', () => {
  let play: ReturnType<typeof loopInMemory>;

  beforeEach(() => {
    play = loopInMemory();
  });

  describe('when Teams says no', () => {
    it('waits as long as it was asked, with everything else for that conversation, and for no other', async () => {
      play.messenger.answers.push({ kind: 'later', afterMilliseconds: 10_000, reason: 'status_429' });
      play.loop.start();
      play.queue.add(person('a'), person('a'), person('b'));

      await play.timer.forward(1000);
      expect(play.queue.rows.map(({ state }) => state)).toEqual(['planned', 'planned', 'sent']);
      expect(play.queue.rows.map(({ attempts }) => attempts)).toEqual([1, 0, 0]);

      await play.timer.forward(12_000);
      expect(play.messenger.calls.map(({ to }) => to)).toEqual(['a', 'b', 'a', 'a']);
      const [, , again] = play.messenger.calls;
      expect((again?.at ?? 0) - (play.messenger.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
    });

    it('fails what is gone, closes the address, and tells before it stores', async () => {
      play.messenger.answers.push(GONE);

      const [row] = await sendAll(play, {});

      expect(row?.fate).toMatchObject({ state: 'failed', reason: 'blocked' });
      expect(play.happened).toEqual(['unusable c-p1 blocked', 'told k0 blocked while claimed']);
    });

    it('fails what is refused, tells, and keeps the address', async () => {
      play.messenger.answers.push({ kind: 'refused', reason: 'too_big' });

      const [row] = await sendAll(play, {});

      expect(row?.state).toBe('failed');
      expect(play.happened).toEqual(['told k0 too_big while claimed']);
    });

    it('tries again as a whole what has failed as long as nobody could be told, and stores the failure then', async () => {
      const loop = loopInMemory();
      loop.world.prepare = async () => ({ kind: 'unreachable', reason: 'no_address' });
      const [row] = loop.queue.add({});
      const { push } = loop.happened;
      loop.happened.push = () => {
        throw new Error('no database');
      };

      loop.loop.start();
      await loop.timer.forward(1000);
      const untold = row?.state;
      loop.happened.push = push;
      await loop.timer.forward(4000);

      expect(untold).toBe('planned');
      expect(row?.state).toBe('failed');
      expect([...loop.happened]).toEqual(['told k0 no_address while claimed']);
    });

    it('stores a failure also when telling it does not work at the tenth time', async () => {
      const loop = loopInMemory();
      loop.world.prepare = async () => ({ kind: 'unreachable', reason: 'no_address' });
      const [row] = loop.queue.add({ attempts: 9 });
      loop.happened.push = () => {
        throw new Error('no coordinator');
      };

      loop.loop.kick();
      await loop.loop.settled();

      expect(row?.state).toBe('failed');
    });
  });

  describe('when an answer is lost', () => {
    it('never sends again by itself, but once after the quiet period, saying that it may be a repeat', async () => {
      play.messenger.answers.push(LOST);
      play.queue.add({});
      play.loop.start();

      await play.timer.forward(5 * MINUTE - 1);
      expect(play.messenger.calls).toHaveLength(1);

      await play.timer.forward(11_000);
      expect(play.messenger.calls.map(({ mayRepeat }) => mayRepeat)).toEqual([false, true]);
      expect(play.queue.rows[0]?.state).toBe('sent');
    });

    it('says so in the channel and in a letter as well', async () => {
      const [post] = play.queue.add({ to: { kind: 'channel', id: 'ch' as never }, params: { repeat: true } });
      const [letter] = play.queue.add({ ...person('p'), params: { repeat: true } });
      play.world.prepare = async (notice) => (notice.id === letter?.id ? LETTER : chatFor(notice));

      play.loop.kick();
      await play.loop.settled();

      expect(play.messenger.calls).toMatchObject([{ call: 'sendChannel', mayRepeat: true }]);
      expect(play.posts).toEqual([`a@b.example ${letter?.id} once more`]);
      expect(post?.state).toBe('sent');
    });

    it('says nothing of the kind in an edit, which leaves one card whatever came before', async () => {
      play.queue.add({ editsActivity: 'm1', params: { repeat: true } });

      play.loop.kick();
      await play.loop.settled();

      expect(play.messenger.calls).toMatchObject([{ call: 'editPersonal', mayRepeat: false }]);
    });

    it('does not repeat a repeat', async () => {
      play.messenger.answers.push(LOST, LOST);
      play.queue.add({});
      play.loop.start();

      await play.timer.forward(60 * MINUTE);

      expect(play.messenger.calls).toHaveLength(2);
      expect(play.queue.rows[0]?.state).toBe('unknown');
    });

    it('takes a notice for unknown whose sender died after it began the call', async () => {
      const [row] = play.queue.add({});
      await play.queue.begin(await play.queue.claim(play.clock.now(), 10, 60));
      play.loop.start();

      await play.timer.forward(60_000);
      expect(row?.state).toBe('claimed');

      await play.timer.forward(11_000);
      expect(row?.state).toBe('unknown');
      expect(play.messenger.calls).toEqual([]);
    });

    it('sends a notice as if nothing had happened whose sender died before it began the call', async () => {
      const [row] = play.queue.add({});
      await play.queue.claim(play.clock.now(), 10, 60);
      play.loop.start();

      await play.timer.forward(72_000);

      expect(row?.state).toBe('sent');
      expect(play.messenger.calls).toHaveLength(1);
    });

    it('sends nothing when the notice is not ours any more by the time of the call', async () => {
      const [row] = play.queue.add({});
      play.world.prepare = async (notice) => {
        Object.assign(row ?? {}, { fence: 9 });
        return chatFor(notice);
      };
      play.loop.start();

      await play.timer.forward(1000);

      expect(play.messenger.calls).toEqual([]);
      expect(row?.state).toBe('claimed');
    });
  });

  it('expires a letter that became too late while it was made ready', async () => {
    play.world.prepare = async () => {
      play.clock.forward(1001);
      return LETTER;
    };

    const [row] = await sendAll(play, { expiresAt: (play.clock.now() + 1000) as never });

    expect(play.posts).toEqual([]);
    expect(row?.fate).toMatchObject({ state: 'expired', reason: 'too_late' });
  });

  describe('edits', () => {
    it('in place', async () => {
      const [row] = await sendAll(play, { editsActivity: 'old' });

      expect(play.messenger.calls).toMatchObject([{ call: 'editPersonal', activityId: 'old' }]);
      expect(row?.fate).toMatchObject({ state: 'sent', activityId: 'old' });
    });

    it('post anew when the message is not there any more, and remember the new one', async () => {
      play.messenger.answers.push(MESSAGE_GONE);

      const [row] = await sendAll(play, { editsActivity: 'old' });

      expect(play.messenger.calls.map(({ call }) => call)).toEqual(['editPersonal', 'sendPersonal']);
      expect(row?.fate).toMatchObject({ state: 'sent', activityId: 'm2' });
      expect(play.happened).toEqual([]);
    });

    it('fail when nobody can be reached there at all', async () => {
      play.messenger.answers.push(MESSAGE_GONE, GONE);

      const [row] = await sendAll(play, { editsActivity: 'old' });

      expect(row?.state).toBe('failed');
      expect(play.happened[0]).toBe('unusable c-p1 blocked');
    });

    it('say nothing any more when the message is gone and they were only about that one', async () => {
      play.messenger.answers.push(MESSAGE_GONE);
      play.world.prepare = async (notice) => ({ ...chatFor(notice), isOnlyEdit: true }) as Delivery;

      const [row] = await sendAll(play, { editsActivity: 'old' });

      expect(play.messenger.calls.map(({ call }) => call)).toEqual(['editPersonal']);
      expect(row?.fate).toMatchObject({ state: 'dropped', reason: 'nothing_to_edit' });
      expect(play.happened).toEqual([]);
    });

    it('are repeated when the answer is lost', async () => {
      play.messenger.answers.push(LOST);
      play.queue.add({ editsActivity: 'old' });
      play.loop.start();

      await play.timer.forward(4000);

      expect(play.messenger.calls.map(({ call }) => call)).toEqual(['editPersonal', 'editPersonal']);
      expect(play.queue.rows[0]?.state).toBe('sent');
    });

    it('are unknown when the message was posted anew and that answer is lost', async () => {
      play.messenger.answers.push(MESSAGE_GONE, LOST);

      const [row] = await sendAll(play, { editsActivity: 'old' });

      expect(row?.state).toBe('unknown');
    });
  });

  describe('mail', () => {
    it('goes under the id of the notice, so that a second copy is known as one', async () => {
      play.world.prepare = async () => LETTER;

      const [row] = await sendAll(play, {});

      expect(play.posts).toEqual([`a@b.example ${row?.id}`]);
      expect(row?.fate).toMatchObject({
        state: 'sent',
        road: 'mail',
        conversationId: null,
        activityId: null,
      });
    });

    it.each([
      [{ kind: 'later', reason: 'busy' } as const, 'planned'],
      [{ kind: 'unknown', reason: 'broken' } as const, 'unknown'],
      [{ kind: 'refused', reason: 'no_mailbox' } as const, 'failed'],
    ])('that is answered %j', async (posted, state) => {
      play.world.prepare = async () => LETTER;
      play.world.posted = posted;

      const [row] = await sendAll(play, {});

      expect(row?.fates.at(0)?.state).toBe(state);
    });
  });
});
