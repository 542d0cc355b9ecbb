import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type WindowTraffic, windowTraffic } from '../../src/demo/window-traffic.ts';

type Call = { method: string; path: string; body: Record<string, unknown> };

/** A server that keeps what it is asked and answers each post with a new id. */
function listener(): { calls: Call[]; server: Server; url(): string; whenAsked(does: () => void): void } {
  const calls: Call[] = [];
  let posts = 0;
  let asks = (): void => undefined;
  const server = createServer((asked, answer) => {
    let text = '';
    asked.on('data', (part) => {
      text += part;
    });
    asked.on('end', () => {
      calls.push({ method: asked.method ?? '', path: asked.url ?? '', body: text ? JSON.parse(text) : {} });
      asks();
      const isLost = asked.url?.endsWith('/gone') === true;
      answer.writeHead(isLost ? 404 : 201, { 'content-type': 'application/json' });
      answer.end(JSON.stringify({ id: `screen-${++posts}` }));
    });
  });
  return {
    calls,
    server,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    whenAsked(does) {
      asks = does;
    },
  };
}

function activity(more: Record<string, unknown>): Record<string, unknown> {
  return { conversation: { id: 'chat' }, recipient: { id: 'bot' }, ...more };
}

describe('between the bot and a window', () => {
  const opened = activity({ type: 'installationUpdate', action: 'add' });
  const posts = '/v3/conversations/chat/activities';
  const hello = JSON.stringify({ type: 'message', text: 'hello' });
  let playground: ReturnType<typeof listener>;
  let bot: ReturnType<typeof listener>;
  let traffic: WindowTraffic;

  beforeEach(async () => {
    playground = listener();
    bot = listener();
    for (const { server } of [playground, bot])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    traffic = windowTraffic({ connectorUrl: playground.url(), botUrl: bot.url(), personalChat: 'chat' });
  });

  afterEach(() => {
    for (const { server } of [playground, bot]) {
      server.close();
      server.closeAllConnections();
    }
  });

  it('a message said before the window was opened is shown when it is, and the bot is not told of another installation', async () => {
    await traffic.toWindow('POST', posts, hello);

    await traffic.toBot(opened);

    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello']);
    expect(bot.calls).toEqual([]);
  });

  it('a message that comes while a page is loading is not sent before the page says that it is there', async () => {
    traffic.opens();

    await traffic.toWindow('POST', posts, hello);
    expect(playground.calls).toEqual([]);

    await traffic.toBot(opened);
    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello']);
  });

  it('a post in a channel that nobody looks at waits as well, under an id that the bot can answer to', async () => {
    const post = {
      isGroup: true,
      channelData: { channel: { id: 'channel' } },
      activity: JSON.parse(hello) as unknown,
    };

    const { body } = await traffic.toWindow('POST', '/v3/conversations', JSON.stringify(post));
    const { id, activityId } = JSON.parse(body) as { id: string; activityId: string };
    expect(id).toBe(`channel;messageid=${activityId}`);
    expect(playground.calls).toEqual([]);

    await traffic.toBot(opened);
    expect(playground.calls.map(({ path, body }) => [path, body.text])).toEqual([
      ['/v3/conversations/channel/activities', 'hello'],
    ]);
  });

  it('a message that comes once the page is there is not shown again when the page says so twice', async () => {
    traffic.opens();
    await traffic.toBot(opened);
    await traffic.toWindow('POST', posts, hello);

    await traffic.toBot(opened);

    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello']);
  });

  it('a window that says twice that it was opened shows each message once', async () => {
    await traffic.toWindow('POST', posts, hello);
    traffic.opens();

    await traffic.toBot(opened);
    await traffic.toBot(opened);

    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello']);
  });

  it('a page that is loaded anew while it is being filled is filled once more', async () => {
    await traffic.toWindow('POST', posts, hello);
    playground.whenAsked(() => traffic.opens());
    await traffic.toBot(opened);

    await traffic.toBot(opened);

    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello', 'hello']);
  });

  it('a message that was on the screen is shown again when the window is loaded anew', async () => {
    traffic.opens();
    await traffic.toBot(opened);
    await traffic.toWindow('POST', posts, hello);
    traffic.opens();

    await traffic.toBot(opened);

    expect(playground.calls.map(({ body }) => body.text)).toEqual(['hello', 'hello']);
  });

  it('an edit after a reload goes to the message on the screen, and the bot reads the id that it knows', async () => {
    const { body } = await traffic.toWindow('POST', posts, hello);
    const { id } = JSON.parse(body) as { id: string };
    await traffic.toBot(opened);

    const edited = await traffic.toWindow(
      'PUT',
      `${posts}/${id}`,
      JSON.stringify({ type: 'message', text: 'new' }),
    );

    expect(playground.calls.at(-1)).toMatchObject({ method: 'PUT', path: `${posts}/screen-1` });
    expect(JSON.parse(edited.body)).toEqual({ id });
  });

  it('what was edited is shown again as it became', async () => {
    const { body } = await traffic.toWindow('POST', posts, hello);
    const { id } = JSON.parse(body) as { id: string };
    await traffic.toWindow('PUT', `${posts}/${id}`, JSON.stringify({ type: 'message', text: 'new' }));

    await traffic.toBot(opened);

    expect(playground.calls.at(-1)?.body.text).toBe('new');
  });

  it('a press on a message that was shown again names the message that the bot sent', async () => {
    const { body } = await traffic.toWindow('POST', posts, hello);
    const { id } = JSON.parse(body) as { id: string };
    await traffic.toBot(opened);

    await traffic.toBot(activity({ type: 'invoke', replyToId: 'screen-1' }));

    expect(bot.calls.at(-1)?.body.replyToId).toBe(id);
  });

  it('the thread of a channel post that was shown again is the one that the bot knows', async () => {
    const post = {
      isGroup: true,
      channelData: { channel: { id: 'channel' } },
      activity: JSON.parse(hello) as unknown,
    };
    const { body } = await traffic.toWindow('POST', '/v3/conversations', JSON.stringify(post));
    const { activityId: id } = JSON.parse(body) as { activityId: string };
    await traffic.toBot(opened);

    await traffic.toBot(
      activity({ type: 'invoke', conversation: { id: 'channel;messageid=screen-1' }, replyToId: 'screen-1' }),
    );
    await traffic.toWindow('PUT', `/v3/conversations/channel%3Bmessageid%3D${id}/activities/${id}`, hello);

    expect(bot.calls.at(-1)?.body.conversation).toEqual({ id: `channel;messageid=${id}` });
    expect(playground.calls.at(-1)?.path).toBe(
      '/v3/conversations/channel%3Bmessageid%3Dscreen-1/activities/screen-1',
    );
  });

  it('an edit that the window refuses is refused to the bot', async () => {
    await traffic.toBot(opened);

    const { status } = await traffic.toWindow('PUT', `${posts}/gone`, hello);

    expect(status).toBe(404);
  });

  it('a channel that somebody only looks at is not installed in, and nobody arrives twice', async () => {
    const channel = { id: 'channel', conversationType: 'channel' };

    await traffic.toBot(activity({ type: 'installationUpdate', action: 'add', conversation: channel }));
    await traffic.toBot(activity({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }));

    expect(bot.calls).toEqual([]);
  });

  it('a removal is told to the bot and brings nothing back', async () => {
    await traffic.toWindow('POST', posts, hello);

    await traffic.toBot(activity({ type: 'installationUpdate', action: 'remove' }));

    expect(bot.calls).toHaveLength(1);
    expect(playground.calls).toEqual([]);
  });

  it('a sign that somebody types is passed on and not kept', async () => {
    await traffic.toBot(opened);
    await traffic.toWindow('POST', posts, JSON.stringify({ type: 'typing' }));

    await traffic.toBot(opened);

    expect(playground.calls).toHaveLength(1);
  });
});
