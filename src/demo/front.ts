import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { Passed, WindowTraffic } from './window-traffic.ts';

/** The address that people and windows know. The bot behind it may go away and come back. */
export type Front = { stop(): Promise<void> };

export type FrontParts = {
  botPort: number;
  windows: ReadonlyMap<string, WindowTraffic>;
  /** What somebody reads who asks for a page while the bot is away. */
  waiting(path: string): string;
  /** Told of each request from the bot to a window, before it is passed on. */
  seen(call: SeenCall): void;
};

/** A request of the bot to the connector of a window, byte for byte: names and values of headers one after another. */
export type SeenCall = {
  window: string;
  method: string;
  url: string;
  headers: readonly string[];
  body: Buffer;
};

const WINDOW = /^\/demo\/windows\/([\w-]+)\/(messages|connector)(\/[^?]*)?/;
const MOST_BYTES = 1024 * 1024;

/** @throws the system's error when the port is taken (`EADDRINUSE`). */
export async function openFront(port: number, parts: FrontParts): Promise<Front> {
  const server = createServer((asked, answer) => {
    answered(asked, answer, parts).catch(() => gone(asked, answer, parts));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { stop: () => closed(server) };
}

async function answered(asked: IncomingMessage, answer: ServerResponse, parts: FrontParts): Promise<void> {
  const [, key = '', side, path = ''] = (asked.url ?? '').match(WINDOW) ?? [];
  const traffic = parts.windows.get(key);
  if (!traffic) return toBot(asked, answer, parts);
  const body = await read(asked);
  const method = asked.method ?? 'GET';
  if (side === 'connector') {
    parts.seen({ window: key, method, url: asked.url ?? '', headers: asked.rawHeaders, body });
    return send(answer, await traffic.toWindow(method, path, body.toString('utf8')));
  }
  // A page of a Playground asks first whether anybody is there.
  if (method !== 'POST') {
    traffic.opens();
    return send(answer, { status: 200, body: '' });
  }
  send(answer, await traffic.toBot(JSON.parse(body.toString('utf8'))));
}

function toBot(asked: IncomingMessage, answer: ServerResponse, { botPort }: FrontParts): Promise<void> {
  return new Promise((resolve, reject) => {
    const passed = request(
      {
        host: '127.0.0.1',
        port: botPort,
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, connection: 'close' },
        agent: false,
      },
      (from) => {
        const { connection: _ours, ...headers } = from.headers;
        answer.writeHead(from.statusCode ?? 502, headers);
        from.pipe(answer);
        from.once('error', reject);
        answer.once('finish', resolve);
      },
    );
    passed.once('error', reject);
    asked.pipe(passed);
  });
}

/** The bot is not there at the moment. A page comes back by itself; a form is not sent a second time. */
function gone(asked: IncomingMessage, answer: ServerResponse, { waiting }: FrontParts): void {
  if (answer.headersSent) {
    answer.destroy();
    return;
  }
  if (asked.method !== 'GET') {
    send(answer, { status: 503, body: '{}' });
    return;
  }
  answer.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    refresh: `2;url=${asked.url ?? '/demo'}`,
  });
  answer.end(waiting(asked.url ?? '/demo'));
}

function send(answer: ServerResponse, { status, body }: Passed): void {
  answer.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  answer.end(body);
}

/** @throws Error when it is larger than anything that Teams would take. */
async function read(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of asked as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('This is more than a message.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
