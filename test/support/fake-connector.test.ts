import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { startFakeConnectorChild } from './fake-connector-child.ts';
import { FAULTS, forecastOf } from './fake-connector-weather.ts';
import { fixedClock } from './fixed.ts';

const PERSON = 'a:1';
const CHANNEL = '19:abc@thread.tacv2';

describe('the fake connector', () => {
  const clock = fixedClock();
  let connector: FakeConnector;

  beforeEach(async () => {
    connector = await startFakeConnector({ enforcesRates: true, now: clock.now });
  });

  afterEach(() => connector.close());

  it('keeps what came in, byte by byte, with who could read it', async () => {
    await post(`v3/conversations/${PERSON}/activities`, { text: 'één' });
    await post('v3/conversations', {
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
      activity: {},
    });

    expect(connector.requests.map(({ scope, operation }) => [operation, scope])).toEqual([
      ['send', 'personal'],
      ['create', 'channel'],
    ]);
    expect(connector.requests[0]?.body).toEqual(Buffer.from('{"text":"één"}'));
    expect(connector.messagesIn(CHANNEL)).toHaveLength(1);
  });

  it('answers an edit of what was forgotten with 404', async () => {
    const { id } = (await (await post(`v3/conversations/${PERSON}/activities`, {})).json()) as { id: string };
    const edit = () => put(`v3/conversations/${PERSON}/activities/${id}`, { text: 'new' });

    const before = await edit();
    connector.forget(PERSON);
    const after = await edit();

    expect([before.status, after.status]).toEqual([200, 404]);
  });

  it('lets a message arrive although its sender is told that it did not', async () => {
    connector.fault({ delivered: true, outcome: { status: 504 } }, { scope: 'personal' });

    const answer = await post(`v3/conversations/${PERSON}/activities`, {});

    expect(answer.status).toBe(504);
    expect(connector.messagesIn(PERSON)).toHaveLength(1);
  });

  it('tells a tenant by its service address', async () => {
    await fetch(`${connector.serviceUrl}t1/v3/conversations/${PERSON}/activities`, { method: 'POST' });

    expect(connector.requests[0]).toMatchObject({
      tenantId: 't1',
      conversationId: PERSON,
      operation: 'send',
    });
  });

  it('knows the routes of the Bot Connector, and no other', async () => {
    const { id } = (await (await post(`v3/conversations/${PERSON}/activities`, {})).json()) as { id: string };
    connector.setMembers(CHANNEL, [{ id: '29:1' }]);
    const statuses: [string, number][] = [];
    for (const route of [
      'POST v3/conversations',
      'GET v3/conversations',
      `POST v3/conversations/${PERSON}/activities/${id}`,
      `PUT v3/conversations/${PERSON}/activities/${id}`,
      `GET v3/conversations/${PERSON}/activities/${id}/members`,
      `DELETE v3/conversations/${PERSON}/activities/${id}`,
      `GET v3/conversations/${CHANNEL}/members`,
      `GET v3/conversations/${CHANNEL}/members/29:1`,
      `GET v3/conversations/${CHANNEL}/members/29:2`,
      'GET v3/teams/19:team',
      'GET v3/teams/19:team/conversations',
      `GET v3/conversations/${PERSON}/activities`,
      `GET v3/conversations/${PERSON}/activities/${id}`,
    ]) {
      const [method, path] = route.split(' ');
      const { status } = await fetch(`${connector.serviceUrl}${path}`, { method: method as string });
      statuses.push([route, status]);
    }

    expect(statuses.map(([, status]) => status)).toEqual([
      201, 200, 201, 200, 200, 200, 200, 200, 404, 200, 200, 404, 404,
    ]);
  });

  it('refuses what comes while another request to the conversation is under way, when it is told to', async () => {
    await connector.close();
    connector = await startFakeConnector({ oneAtATime: true });
    connector.fault({ afterMilliseconds: 50, outcome: 'none' });

    const statuses = await Promise.all([send(PERSON), send(PERSON), send('a:2')]);

    expect(statuses.sort()).toEqual([201, 201, 412]);
    expect(await send(PERSON)).toBe(201);
  });

  it('goes wrong by seed, the same for the same seed, in every way that it knows', async () => {
    const weather = { seed: 3, faultsInHundred: 50 };
    const names = (of: typeof weather) => {
      const forecast = forecastOf(of);
      return Array.from({ length: 300 }, () => forecast.fault()?.name ?? null);
    };

    expect(names(weather)).toEqual(names(weather));
    expect(names(weather)).not.toEqual(names({ ...weather, seed: 4 }));
    expect(new Set(names(weather))).toEqual(new Set([null, ...Object.keys(FAULTS)]));
    expect(names({ seed: 3, faultsInHundred: 0 }).every((name) => name === null)).toBe(true);
  });

  it('lets a message arrive late that was answered as if it had not', async () => {
    connector.fault({ deliveredAfterMilliseconds: 20, outcome: { status: 504 } });
    expect(await send(PERSON)).toBe(504);
    expect(connector.arrived()).toEqual([]);

    await until(() => connector.arrived().length === 1);
    expect(connector.arrived()).toMatchObject([{ conversationId: PERSON }]);
  });

  it('lists members page by page', async () => {
    connector.setMembers(CHANNEL, [{ id: '1' }, { id: '2' }, { id: '3' }]);
    const url = `${connector.serviceUrl}v3/conversations/${CHANNEL}/pagedmembers?pageSize=2`;

    const first = (await (await fetch(url)).json()) as { members: unknown[]; continuationToken: string };
    const second = await (await fetch(`${url}&continuationToken=${first.continuationToken}`)).json();

    expect(first.members).toEqual([{ id: '1' }, { id: '2' }]);
    expect(second).toEqual({ members: [{ id: '3' }] });
  });

  it('runs as a process of its own', async () => {
    const child = await startFakeConnectorChild();
    await child.fault({ outcome: { status: 413 } });

    const answer = await fetch(`${child.serviceUrl}v3/conversations/a:1/activities`, {
      method: 'POST',
      body: '{}',
    });

    expect(answer.status).toBe(413);
    expect(await child.requests()).toMatchObject([
      { operation: 'send', status: 413, body: Buffer.from('{}') },
    ]);
    expect(await child.seen()).toMatchObject([{ operation: 'send', status: 413, fault: 'asked' }]);
    expect(await child.arrived()).toEqual([]);
    await child.close();
  });

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  }

  async function send(conversationId: string): Promise<number> {
    return (await post(`v3/conversations/${conversationId}/activities`, {})).status;
  }

  function post(path: string, body: unknown): Promise<Response> {
    return fetch(`${connector.serviceUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
  }

  function put(path: string, body: unknown): Promise<Response> {
    return fetch(`${connector.serviceUrl}${path}`, { method: 'PUT', body: JSON.stringify(body) });
  }
});
