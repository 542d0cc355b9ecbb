import { afterEach, describe, expect, it } from '@jest/globals';
import type { GraphLimits } from '../../../src/calendar/graph/client.ts';
import { fault } from '../../support/graph-calendars.ts';
import { type GraphStage, graphStage, MAILBOX } from '../../support/graph-stage.ts';

const CALL = {
  mailbox: MAILBOX,
  method: 'POST',
  path: '/calendar/getSchedule',
  body: {
    Schedules: ['hanna@school.example'],
    StartTime: { dateTime: '2026-12-01T00:00:00', timeZone: 'UTC' },
    EndTime: { dateTime: '2026-12-08T00:00:00', timeZone: 'UTC' },
  },
} as const;
const SECOND = 1000;

let stage: GraphStage | null = null;

async function begun(settings: { secret?: string; limits?: GraphLimits } = {}): Promise<GraphStage> {
  stage = await graphStage(undefined, settings);
  return stage;
}

afterEach(async () => {
  expect(stage?.server.wrong).toEqual([]);
  await stage?.close();
});

describe('a call to Graph', () => {
  it('is made with a token that serves until shortly before its end', async () => {
    const { client, server, clock } = await begun();

    await client.call(CALL, 0);
    clock.forward(3299 * SECOND - 1);
    await client.call(CALL, 0);
    expect(server.login.given).toBe(1);

    clock.forward(1);
    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'answered' });
    expect(server.login.given).toBe(2);
  });

  it('asks for one token however many begin at once', async () => {
    const { server, tokens } = await begun();

    const [one, other] = await Promise.all([tokens.current(), tokens.current()]);

    expect(one).toBe(other);
    expect(server.login.given).toBe(1);
  });

  it('asks for another token when one is not taken, once', async () => {
    const { client, server } = await begun();
    await client.call(CALL, 0);
    server.next.push(fault(401, 'InvalidAuthenticationToken'));

    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'answered' });
    expect(server.login.given).toBe(2);

    server.next.push(fault(401, 'InvalidAuthenticationToken'), fault(401, 'InvalidAuthenticationToken'));
    expect(await client.call(CALL, 0)).toEqual({ kind: 'refused', status: 401, code: 'token_not_taken' });
    expect(server.next).toEqual([]);
  });

  it('waits for another time when Microsoft gives no token, and tells the secret to no log', async () => {
    const { client, log } = await begun({ secret: 'the wrong secret' });

    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'later', reason: 'token_401' });
    expect(log.lines.map(({ message }) => message)).toEqual(['Microsoft gave no token for Graph']);
    expect(JSON.stringify(log.lines)).not.toContain('the wrong secret');
  });

  it('waits as long as Graph asks, when it may wait that long', async () => {
    const { client, server, timer } = await begun();
    server.next.push(fault(429, 'ApplicationThrottled', { 'Retry-After': '7' }));
    const call = client.call(CALL, 7 * SECOND);
    await untilWaiting(timer);

    await timer.forward(7 * SECOND - 1);
    expect(server.asked).toHaveLength(0);
    await timer.forward(1);

    expect(await call).toMatchObject({ kind: 'answered' });
    expect(server.asked).toHaveLength(1);
  });

  it.each([429, 503, 504])(
    'is to be made later when Graph asks with %i to wait longer than it may',
    async (status) => {
      const { client, server } = await begun();
      server.next.push(fault(status, 'Busy', { 'Retry-After': '7' }));

      expect(await client.call(CALL, 7 * SECOND - 1)).toEqual({
        kind: 'later',
        afterMilliseconds: 7 * SECOND,
        reason: `graph_${status}`,
      });
    },
  );

  it('holds back every other call for a mailbox for which Graph asks to wait', async () => {
    const { client, server, clock } = await begun();
    server.next.push(fault(429, 'ApplicationThrottled', { 'Retry-After': '30' }));
    await client.call(CALL, 0);

    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'later', afterMilliseconds: 30 * SECOND });
    expect(server.asked).toHaveLength(0);
    clock.forward(30 * SECOND);
    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'answered' });
  });

  it.each([
    ['Mon, 23 Nov 2026 09:00:20 GMT', 20 * SECOND],
    ['0', SECOND],
    ['999999', 3600 * SECOND],
    ['soon', 10 * SECOND],
  ])('that is asked to wait "%s" waits a second at least and an hour at most', async (asked, waited) => {
    const { client, server } = await begun();
    server.next.push(fault(429, 'ApplicationThrottled', { 'Retry-After': asked }));

    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'later', afterMilliseconds: waited });
  });

  it('comes after the one before it: Exchange never sees two at once for a mailbox', async () => {
    const { client, server } = await begun();

    const answers = await Promise.all(Array.from({ length: 12 }, () => client.call(CALL, 0)));

    expect(answers.every(({ kind }) => kind === 'answered')).toBe(true);
    expect(server.under.most).toBe(1);
  });

  it('is refused with the code of Graph, and logged with the number of the request and without its words', async () => {
    const { client, server, log } = await begun();
    server.next.push(fault(403, 'ErrorAccessDenied'));

    expect(await client.call(CALL, 0)).toEqual({ kind: 'refused', status: 403, code: 'error_access_denied' });
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'Graph did not do what was asked',
        fields: {
          status: 403,
          code: 'error_access_denied',
          request: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
    ]);
  });

  it('is lost when the answer does not come, or more of it than is read', async () => {
    const { client, server } = await begun({ limits: { milliseconds: 5000, bytes: 1000 } });
    server.next.push('lost');
    expect(await client.call(CALL, 0)).toMatchObject({ kind: 'lost' });

    const agenda = Array.from({ length: 20 }, () => ({
      start: '2026-12-01T09:00:00Z',
      end: '2026-12-01T10:00:00Z',
      status: 'busy' as const,
    }));
    server.calendars.agendas.set('hanna@school.example', agenda);
    expect(await client.call(CALL, 0)).toEqual({ kind: 'lost', reason: 'too_large' });
  });

  it('is lost when Graph has a fault of its own, since nobody knows what it did', async () => {
    const { client, server } = await begun();
    server.next.push(fault(500, 'InternalServerError'));

    expect(await client.call(CALL, 0)).toEqual({ kind: 'lost', reason: 'graph_500' });
  });

  it('ends when Graph takes too long', async () => {
    const { client, server } = await begun({ limits: { milliseconds: 50, bytes: 1000 } });
    const release = server.hold();

    expect(await client.call(CALL, 0)).toEqual({ kind: 'lost', reason: 'timeouterror' });
    release();
  });
});

/** A real answer takes some rounds of the event loop to come in. */
async function untilWaiting(timer: GraphStage['timer']): Promise<void> {
  while (timer.waiting() === 0) await new Promise((resolve) => setImmediate(resolve));
}
