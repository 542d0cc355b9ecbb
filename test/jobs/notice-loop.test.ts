import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Sent } from '../../src/app/ports/messenger.ts';
import type { ClaimedNotice } from '../../src/app/ports/notices.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { quiet } from '../support/manual-timer.ts';
import { chatFor, loopInMemory, person, promised } from './loop-harness.ts';

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

describe('the notice loop', () => {
  let play: ReturnType<typeof loopInMemory>;

  beforeEach(() => {
    play = loopInMemory();
  });

  describe('looks', () => {
    it('each second for what has become due', async () => {
      play.loop.start();
      await play.timer.forward(300);
      const [row] = play.queue.add({});

      await play.timer.forward(699);
      expect(row?.state).toBe('planned');

      await play.timer.forward(1);
      expect(row?.state).toBe('sent');
    });

    it('at once after a commit', async () => {
      const [row] = play.queue.add({});

      play.loop.kick();
      await play.loop.settled();

      expect(row?.fate).toMatchObject({
        state: 'sent',
        road: 'personal',
        conversationId: 'c-p1',
        activityId: 'm1',
      });
    });

    it('again when a second commit comes while it is looking', async () => {
      play.loop.kick();
      const [row] = play.queue.add({});
      play.loop.kick();
      await play.loop.settled();

      expect(row?.state).toBe('sent');
    });

    it.each([0, 1, 2, 3, 4, 5, 6, 7])(
      'again when a commit comes %i steps after it found nothing',
      async (steps) => {
        const claim = play.queue.claim;
        play.queue.claim = async (...asked) => {
          play.queue.claim = claim;
          void commitAfter(steps);
          return claim(...asked);
        };

        play.loop.kick();
        await quiet();

        expect(play.queue.rows.map(({ state }) => state)).toEqual(['sent']);
      },
    );

    it('until everything is sent, also when more is due than it takes in hand', async () => {
      play = loopInMemory({ inHand: 4 });
      play.queue.add(...Array.from({ length: 25 }, (_, index) => person(`p${index}`)));

      play.loop.kick();
      await play.loop.settled();

      expect(play.queue.rows.every(({ state }) => state === 'sent')).toBe(true);
    });

    it('again the next second when the database was away, and says so once', async () => {
      const claim = play.queue.claim;
      play.queue.claim = () => Promise.reject(new Error('connection refused'));
      const [row] = play.queue.add({});
      play.loop.start();
      await play.timer.forward(3000);
      play.queue.claim = claim;

      await play.timer.forward(1000);

      expect(row?.state).toBe('sent');
      expect(play.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    });
  });

  describe('asks the domain at the moment of sending', () => {
    it('and sends nothing that is not needed any more', async () => {
      play.world.prepare = async () => ({ kind: 'drop', reason: 'closed' });

      const [row] = await sendAll({});

      expect(row?.fate).toMatchObject({ state: 'dropped', reason: 'closed' });
      expect(play.messenger.calls).toEqual([]);
    });

    it('but not about what has expired', async () => {
      let asked = 0;
      play.world.prepare = async (notice) => {
        asked += 1;
        return chatFor(notice);
      };
      const now = play.clock.now();

      const [over, just] = await sendAll({ expiresAt: (now - 1) as Instant }, { expiresAt: now });

      expect([over?.state, just?.state]).toEqual(['expired', 'sent']);
      expect(asked).toBe(1);
    });

    it('and comes back later when it cannot answer, ten times at most, without a word of content in the log', async () => {
      play.world.prepare = () => Promise.reject(new TypeError('Sam Vis is not a function'));
      play.queue.add({});
      play.loop.start();

      await play.timer.forward(60 * MINUTE);

      const [row] = play.queue.rows;
      expect(row?.fates.map(({ state }) => state)).toEqual([...Array(9).fill('planned'), 'failed']);
      expect(play.happened).toEqual(['told k0 fault while claimed']);
      expect(JSON.stringify(play.lines)).not.toContain('Sam');
    });

    it('and tells when there is no address to send to', async () => {
      play.world.prepare = async () => ({ kind: 'unreachable', reason: 'no_address' });

      const [row] = await sendAll({});

      expect(row?.state).toBe('failed');
      expect(play.happened).toEqual(['told k0 no_address while claimed']);
    });
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

      const [row] = await sendAll({});

      expect(row?.fate).toMatchObject({ state: 'failed', reason: 'blocked' });
      expect(play.happened).toEqual(['unusable c-p1 blocked', 'told k0 blocked while claimed']);
    });

    it('fails what is refused, tells, and keeps the address', async () => {
      play.messenger.answers.push({ kind: 'refused', reason: 'too_big' });

      const [row] = await sendAll({});

      expect(row?.state).toBe('failed');
      expect(play.happened).toEqual(['told k0 too_big while claimed']);
    });

    it('stores a failure also when telling it does not work', async () => {
      const loop = loopInMemory();
      loop.world.prepare = async () => ({ kind: 'unreachable', reason: 'no_address' });
      const [row] = loop.queue.add({});
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

    it('takes a notice whose sender died for unknown', async () => {
      const [row] = play.queue.add({});
      await play.queue.claim(play.clock.now(), 10, 60);
      play.loop.start();

      await play.timer.forward(60_000);
      expect(row?.state).toBe('claimed');

      await play.timer.forward(11_000);
      expect(row?.state).toBe('unknown');
      expect(play.messenger.calls).toEqual([]);
    });
  });

  describe('edits', () => {
    it('in place', async () => {
      const [row] = await sendAll({ editsActivity: 'old' });

      expect(play.messenger.calls).toMatchObject([{ call: 'editPersonal', activityId: 'old' }]);
      expect(row?.fate).toMatchObject({ state: 'sent', activityId: 'old' });
    });

    it('post anew when the message is not there any more, and remember the new one', async () => {
      play.messenger.answers.push(MESSAGE_GONE);

      const [row] = await sendAll({ editsActivity: 'old' });

      expect(play.messenger.calls.map(({ call }) => call)).toEqual(['editPersonal', 'sendPersonal']);
      expect(row?.fate).toMatchObject({ state: 'sent', activityId: 'm2' });
      expect(play.happened).toEqual([]);
    });

    it('fail when nobody can be reached there at all', async () => {
      play.messenger.answers.push(MESSAGE_GONE, GONE);

      const [row] = await sendAll({ editsActivity: 'old' });

      expect(row?.state).toBe('failed');
      expect(play.happened[0]).toBe('unusable c-p1 blocked');
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

      const [row] = await sendAll({ editsActivity: 'old' });

      expect(row?.state).toBe('unknown');
    });
  });

  describe('mail', () => {
    it('goes under the id of the notice, so that a second copy is known as one', async () => {
      play.world.prepare = async () => LETTER;

      const [row] = await sendAll({});

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

      const [row] = await sendAll({});

      expect(row?.fates.at(0)?.state).toBe(state);
    });
  });

  it('goes on with the others when one breaks in every possible way', async () => {
    play.messenger.answers.push(new Error('a fault of ours'));
    play.queue.add(person('a'), person('b'), person('c'));

    play.loop.kick();
    await play.loop.settled();

    expect(play.queue.rows.map(({ state }) => state)).toEqual(['planned', 'sent', 'sent']);
  });

  it('tries several times to store a fate, since a lost one would send the message again', async () => {
    const settle = play.queue.settle;
    let failures = 2;
    play.queue.settle = (...fate) => (failures-- > 0 ? Promise.reject(new Error('away')) : settle(...fate));
    const [row] = play.queue.add({});

    play.loop.kick();
    await play.timer.forward(3000);

    expect(row?.state).toBe('sent');
    expect(play.messenger.calls).toHaveLength(1);
  });

  describe('stops', () => {
    it('by claiming nothing more and giving back what was not begun', async () => {
      const answer = promised<Sent>();
      play.messenger.answers.push(answer.promise);
      play.queue.add(person('a'), person('a'));
      play.loop.start();
      await quiet();

      const stopping = play.loop.stop();
      const [late] = play.queue.add(person('b'));
      play.loop.kick();
      answer.resolve({ kind: 'sent', activityId: 'm1' });
      await stopping;

      expect(play.queue.rows.map(({ state }) => state)).toEqual(['sent', 'planned', 'planned']);
      expect(play.queue.rows[1]).toMatchObject({ attempts: 0, dueAt: play.clock.now() });
      expect(late?.fence).toBe(0);
      expect(play.timer.waiting()).toBe(0);
    });

    it('after ten seconds, also when an answer never comes', async () => {
      play.messenger.answers.push(promised<Sent>().promise);
      play.queue.add({});
      play.loop.start();
      await quiet();
      let stopped = false;

      void play.loop.stop().then(() => {
        stopped = true;
      });
      await play.timer.forward(9999);
      expect(stopped).toBe(false);

      await play.timer.forward(1);
      expect(stopped).toBe(true);
      expect(play.queue.rows[0]?.state).toBe('claimed');
    });
  });

  async function commitAfter(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) await Promise.resolve();
    play.queue.add({});
    play.loop.kick();
  }

  async function sendAll(...notices: Partial<ClaimedNotice>[]) {
    const rows = play.queue.add(...notices);
    play.loop.kick();
    await play.loop.settled();
    return rows;
  }
});
