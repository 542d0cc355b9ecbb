import { describe, expect, it } from '@jest/globals';
import type { Sent } from '../../src/app/ports/messenger.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { quiet } from '../support/manual-timer.ts';
import { chatFor, loopInMemory, paced, person, promised } from './loop-harness.ts';

describe('turns in the notice loop', () => {
  it('sends to one conversation one after the other, in the order in which they were due', async () => {
    const play = loopInMemory();
    const first = promised<Sent>();
    play.messenger.answers.push(first.promise);
    const now = play.clock.now();
    play.queue.add({ dueAt: now }, { dueAt: (now - 2) as Instant }, { dueAt: (now - 1) as Instant });

    play.loop.kick();
    await quiet();
    expect(play.messenger.calls).toHaveLength(1);

    first.resolve({ kind: 'sent', activityId: 'm1' });
    await play.loop.settled();
    const sent = play.queue.rows.map(({ fate }) => fate?.state === 'sent' && fate.activityId);
    expect(sent).toEqual(['m3', 'm1', 'm2']);
  });

  it('keeps that order when the first takes longer to be made ready', async () => {
    const play = loopInMemory();
    const ready = promised<void>();
    play.world.prepare = async (notice) => {
      if (notice.dedupeKey === 'k0') await ready.promise;
      return chatFor(notice);
    };
    play.queue.add({}, {});

    play.loop.kick();
    await quiet();
    ready.resolve();
    await play.loop.settled();

    expect(play.queue.rows.map(({ fate }) => fate?.state === 'sent' && fate.activityId)).toEqual([
      'm1',
      'm2',
    ]);
  });

  it('keeps two people who share a conversation one after the other as well', async () => {
    const play = loopInMemory();
    const first = promised<Sent>();
    play.messenger.answers.push(first.promise);
    play.world.prepare = async (notice) => chatFor({ ...notice, to: { kind: 'person', id: 'same' } });
    play.queue.add(person('a'), person('b'));

    play.loop.kick();
    await quiet();

    expect(play.messenger.calls).toHaveLength(1);
    first.resolve({ kind: 'sent', activityId: 'm1' });
    await play.loop.settled();
    expect(play.messenger.calls).toHaveLength(2);
  });

  it('never calls one conversation from two processes at the same time', async () => {
    const play = loopInMemory({ inHand: 1 });
    const other = loopInMemory({ inHand: 1 }, play);
    const first = promised<Sent>();
    play.messenger.answers.push(first.promise);
    play.queue.add({}, {});

    play.loop.kick();
    other.loop.kick();
    await play.timer.forward(2000);
    expect(play.queue.rows.map(({ state }) => state)).toEqual(['claimed', 'claimed']);
    expect(play.messenger.calls).toHaveLength(1);

    first.resolve({ kind: 'sent', activityId: 'm1' });
    await play.timer.forward(1000);
    expect(play.queue.rows.map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('leaves a conversation alone for as long as Teams told another process', async () => {
    const play = loopInMemory();
    const other = loopInMemory({}, play);
    play.messenger.answers.push({ kind: 'later', afterMilliseconds: 1500, reason: 'status_429' });
    play.queue.add({});
    play.loop.kick();
    await quiet();

    play.queue.add({});
    other.loop.kick();
    // What was asked, and a twentieth more by chance.
    await play.timer.forward(1574);
    expect(play.messenger.calls).toHaveLength(1);
    await play.timer.forward(1);
    expect(play.messenger.calls.length).toBeGreaterThan(1);
  });

  it('sends to several conversations at the same time, and to no more than the settings say', async () => {
    const play = loopInMemory({ sendingAtOnce: 3 });
    const answers = Array.from({ length: 5 }, () => promised<Sent>());
    play.messenger.answers.push(...answers.map(({ promise }) => promise));
    play.queue.add(...answers.map((_, index) => person(`p${index}`)));

    play.loop.kick();
    await quiet();
    expect(play.messenger.calls).toHaveLength(3);

    answers[1]?.resolve({ kind: 'sent', activityId: 'm' });
    await quiet();
    expect(play.messenger.calls).toHaveLength(4);
    for (const { resolve } of answers) resolve({ kind: 'sent', activityId: 'm' });
    await play.loop.settled();
  });

  it('waits shortly for a place in the pacing', async () => {
    const play = loopInMemory();
    play.queue.add(...Array.from({ length: 8 }, () => person('a')));

    play.loop.kick();
    await quiet();
    expect(play.messenger.calls).toHaveLength(7);

    await play.timer.forward(999);
    expect(play.messenger.calls).toHaveLength(7);
    await play.timer.forward(1);
    expect(play.messenger.calls).toHaveLength(8);
  });

  it('gives a notice back when its place in the pacing is further away than that, as if it had not been tried', async () => {
    const play = loopInMemory({
      pacing: paced({ perConversation: [{ milliseconds: 2001, most: 1 }], perTenant: [] }),
    });
    play.queue.add(person('a'), person('a'));

    play.loop.kick();
    await play.loop.settled();

    const [, second] = play.queue.rows;
    expect(second).toMatchObject({ state: 'planned', attempts: 0, dueAt: play.clock.now() + 2001 });
    play.loop.start();
    await play.timer.forward(3000);
    expect(second?.state).toBe('sent');
  });

  it('does not send what expired while it waited for its turn, and sends what expires at that very moment', async () => {
    const play = loopInMemory({
      pacing: paced({ perConversation: [{ milliseconds: 1500, most: 1 }], perTenant: [] }),
    });
    const expiresIn = (milliseconds: number) => (play.clock.now() + milliseconds) as Instant;
    play.queue.add(person('a'), { ...person('a'), expiresAt: expiresIn(1499) });
    play.queue.add(person('b'), { ...person('b'), expiresAt: expiresIn(1500) });

    play.loop.kick();
    await play.timer.forward(1500);

    expect(play.queue.rows.map(({ state }) => state)).toEqual(['sent', 'expired', 'sent', 'sent']);
  });

  it('shares the tenant’s seconds among all conversations', async () => {
    const play = loopInMemory();
    play.queue.add(...Array.from({ length: 45 }, (_, index) => person(`p${index}`)));

    play.loop.kick();
    await quiet();
    expect(play.messenger.calls).toHaveLength(30);

    await play.timer.forward(1000);
    expect(play.messenger.calls).toHaveLength(45);
  });

  it('looks at the tenant’s second once more when it has waited for a place to send from', async () => {
    const play = loopInMemory({
      sendingAtOnce: 1,
      pacing: paced({ perConversation: [], perTenant: [{ milliseconds: 1000, most: 2 }] }),
    });
    const first = promised<Sent>();
    play.messenger.answers.push(first.promise);
    play.queue.add(person('a'), person('b'), person('c'));

    play.loop.kick();
    await quiet();
    first.resolve({ kind: 'sent', activityId: 'm1' });
    await quiet();
    expect(play.messenger.calls).toHaveLength(2);

    await play.timer.forward(1000);
    expect(play.messenger.calls).toHaveLength(3);
  });

  it('takes eight for one channel in hand; the others come back one by one, and nobody else waits for them', async () => {
    const play = loopInMemory();
    play.queue.add(
      ...Array.from({ length: 20 }, () => ({ to: { kind: 'channel', id: 'ch' as never } }) as const),
    );
    play.queue.add(person('a'));
    const begunAt = play.clock.now();
    play.loop.start();
    await quiet();

    const crowded = play.queue.rows.filter(({ fate }) => fate?.state === 'planned');
    expect(crowded.map(({ dueAt }) => dueAt - begunAt)).toEqual(
      Array.from({ length: 12 }, (_, index) => (8 + index) * 500),
    );
    expect(play.queue.rows.at(-1)?.state).toBe('sent');

    await play.timer.forward(12_000);
    expect(play.queue.rows.every(({ state }) => state === 'sent')).toBe(true);
    expect(play.queue.rows.every(({ attempts }) => attempts === 0)).toBe(true);
  });

  it('sends two hundred that are due in one channel within the published pace', async () => {
    const play = loopInMemory();
    play.queue.add(
      ...Array.from({ length: 200 }, () => ({ to: { kind: 'channel', id: 'ch' as never } }) as const),
    );
    const begunAt = play.clock.now();
    play.loop.start();

    await play.timer.forward(120_000);

    expect(play.queue.rows.every(({ state }) => state === 'sent')).toBe(true);
    const times = play.messenger.calls.map(({ at }) => at - begunAt);
    for (const at of times)
      expect(times.filter((other) => other > at - 30_000 && other <= at).length).toBeLessThanOrEqual(60);
  });

  it('does not begin a call when too little of the lease is left for it', async () => {
    const play = loopInMemory();
    const slow = promised<Sent>();
    play.messenger.answers.push(slow.promise);
    play.queue.add(person('a'), person('a'));
    play.loop.kick();
    await quiet();

    play.clock.forward(20_001);
    slow.resolve({ kind: 'unknown', reason: 'timeout' });
    await quiet();

    const [first, second] = play.queue.rows;
    expect(first?.state).toBe('unknown');
    expect(second?.fates[0]).toMatchObject({ state: 'planned', reason: 'waited_too_long', attempted: false });
  });
});
