import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Sent } from '../../src/app/ports/messenger.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { quiet } from '../support/manual-timer.ts';
import { chatFor, loopInMemory, person, promised, sendAll } from './loop-harness.ts';

const MINUTE = 60_000;

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

      const [row] = await sendAll(play, {});

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

      const [over, just] = await sendAll(play, { expiresAt: (now - 1) as Instant }, { expiresAt: now });

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

      const [row] = await sendAll(play, {});

      expect(row?.state).toBe('failed');
      expect(play.happened).toEqual(['told k0 no_address while claimed']);
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
});
