import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { startFakeConnectorChild } from './fake-connector-child.ts';
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

  it('lets seven messages a second into a conversation and refuses the eighth, until the first is a second old', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 8; sent++) statuses.push(await send(PERSON));
    clock.forward(999);
    statuses.push(await send(PERSON));
    clock.forward(1);
    statuses.push(await send(PERSON));

    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429, 429, 201]);
  });

  it('lets thirty a second through for the whole tenant', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 31; sent++) statuses.push(await send(`a:${sent}`));

    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
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
    await child.close();
  });

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
