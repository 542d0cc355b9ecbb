import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { graphClient } from '../../../src/calendar/graph/client.ts';
import { graphTokens } from '../../../src/calendar/graph/token.ts';
import { fixedClock } from '../../support/fixed.ts';
import { heardLog } from '../../support/heard-log.ts';
import { manualTimer } from '../../support/manual-timer.ts';

/** An address that sends every call on to another server, with what was sent to it. */
describe('an address of Microsoft that points elsewhere', () => {
  let heard: string[];
  let elsewhere: Server;
  let pointing: Server;

  beforeEach(async () => {
    heard = [];
    elsewhere = await serving((path) => {
      heard.push(path);
      return { status: 200, headers: {} };
    });
    pointing = await serving(() => ({
      status: 307,
      headers: { Location: `${addressOf(elsewhere)}/elsewhere` },
    }));
  });

  afterEach(() => {
    for (const server of [pointing, elsewhere]) server.close();
  });

  it('is not followed with the secret', async () => {
    const tokens = graphTokens(
      { tenantId: 'tenant', clientId: 'client', secret: 'a secret' },
      addressOf(pointing),
      () => 0,
    );

    await expect(tokens.current()).rejects.toThrow();
    expect(heard).toEqual([]);
  });

  it('is not followed with what is asked', async () => {
    const clock = fixedClock('2026-11-23T09:00:00Z');
    const client = graphClient({
      tokens: { current: async () => 'a token', forget: () => undefined },
      url: addressOf(pointing),
      now: () => clock.now(),
      timer: manualTimer(clock),
      log: heardLog().log,
    });

    const call = { mailbox: 'actietafel@school.example', method: 'POST', path: '/events', body: {} } as const;
    expect(await client.call(call, 0)).toMatchObject({ kind: 'lost' });
    expect(heard).toEqual([]);
  });
});

type Answer = { status: number; headers: Record<string, string> };

function serving(answer: (path: string) => Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const { status, headers } = answer(request.url ?? '');
    response.writeHead(status, { ...headers, Connection: 'close' });
    response.end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
