import {
  createServer,
  type Next,
  type Request,
  type Response,
  type Server,
  type ServerOptions,
} from 'restify';
import type { Log } from '../log.ts';
import type { Passed } from './gate.ts';
import { MOST_BYTES } from './parse-body.ts';

/** One page or route of ours: what comes in, what goes out. Nothing of the HTTP library passes this line. */
export type Route = {
  method: 'get' | 'post';
  path: string;
  answer(asked: Asked): Promise<Answered>;
};

export type Asked = {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The fields of a posted form; empty for a GET. */
  form: URLSearchParams;
};

export type Answered = {
  status: number;
  type: 'html' | 'text' | 'json' | 'calendar';
  body: string;
  headers?: Readonly<Record<string, string>>;
};

export type Parts = {
  gate(authorization: string | undefined, body: Buffer): Promise<Passed>;
  /** The bot: an activity that has passed, to the answer of a press. */
  receive(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
  /** Whether work can be taken on: the database answers and the sender runs. */
  isReady(): Promise<boolean>;
  routes: readonly Route[];
  log: Log;
  /** Behind https: browsers are told to come back by https alone. */
  secure: boolean;
};

export type Listening = { port: number; stop(): Promise<void> };

const FORM_BYTES = 64 * 1024;
const NO_PAGE = 'Deze pagina bestaat niet. / This page does not exist.';
const TYPES = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8; method=REQUEST',
} as const;

/** Our pages run no script and load nothing from elsewhere; nobody may frame them, and no address leaks onwards. */
const SAFETY: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
};

/** Starts to listen; port 0 takes a free one. Resolves when connections are accepted. */
export async function listen(port: number, parts: Parts): Promise<Listening> {
  const options: ServerOptions & { maxParamLength: number } = {
    name: '',
    handleUncaughtExceptions: false,
    // The router's own limit is a third of a signed token.
    maxParamLength: 1_000,
  };
  const server = createServer(options);
  server.server.requestTimeout = 15_000;
  server.server.headersTimeout = 10_000;
  server.server.keepAliveTimeout = 65_000;
  server.pre((_request: Request, response: Response, next: Next) => {
    for (const [name, value] of Object.entries(SAFETY)) response.setHeader(name, value);
    if (parts.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    next();
  });
  server.get(
    '/livez',
    handler(parts, async () => text(200, 'alive')),
  );
  server.get(
    '/readyz',
    handler(parts, async () => ((await parts.isReady()) ? text(200, 'ready') : text(503, 'not ready'))),
  );
  server.post('/api/messages', messages(parts));
  for (const route of parts.routes)
    server[route.method](
      route.path,
      handler(parts, (asked) => route.answer(asked)),
    );
  const refuse =
    (status: number) => (_request: Request, response: Response, _error: unknown, done: () => void) => {
      // The library would add an answer of its own to one that it did not send itself.
      response.sendRaw(status, NO_PAGE, { 'Content-Type': TYPES.text });
      done();
    };
  server.on('NotFound', refuse(404));
  server.on('MethodNotAllowed', refuse(405));
  return started(server, port);
}

async function started(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
        setTimeout(() => server.server.closeAllConnections(), 5_000).unref();
      }),
  };
}

/** The only boundary of the web: an error is logged once, without content, and the person reads one sentence. */
function handler(parts: Parts, answer: (asked: Asked) => Promise<Answered>) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const body = request.method === 'POST' ? await readBody(request, FORM_BYTES) : Buffer.alloc(0);
      if (body === null) return send(response, text(413, 'Dit is te veel tekst. / This is too much text.'));
      const asked: Asked = {
        params: request.params as Record<string, string>,
        query: new URLSearchParams(request.getQuery()),
        form: new URLSearchParams(body.toString('utf8')),
      };
      send(response, await answer(asked));
    } catch (error) {
      parts.log.error('a page failed', { fault: faultOf(error) });
      send(
        response,
        text(
          500,
          'Er ging bij ons iets mis. Er is niets veranderd. / Something went wrong; nothing has changed.',
        ),
      );
    }
  };
}

function messages(parts: Parts) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const body = await readBody(request, MOST_BYTES);
      if (body === null) return json(response, 413, { code: 'body_too_large' });
      const passed = await parts.gate(request.headers.authorization, body);
      if (!passed.ok) {
        parts.log.warn('an activity was refused at the gate', { code: passed.refused.code });
        return json(response, passed.refused.status, { code: passed.refused.code });
      }
      const { status, body: answer } = await parts.receive(passed.activity);
      json(response, status, answer);
    } catch (error) {
      parts.log.error('a turn failed', { fault: faultOf(error) });
      json(response, 503, { code: 'broken_down' });
    }
  };
}

/** Null when it is too large. The rest is drained by closing the connection, not by reading it. */
async function readBody(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function json(response: Response, status: number, body: unknown): void {
  response.setHeader('Content-Type', TYPES.json);
  response.writeHead(status);
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function send(response: Response, { status, type, body, headers }: Answered): void {
  if (response.headersSent) return;
  response.setHeader('Content-Type', TYPES[type]);
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  response.writeHead(status);
  response.end(body);
}

function text(status: number, body: string): Answered {
  return { status, type: 'text', body };
}

/** The kind of an error, never its message: that may quote what somebody typed. */
function faultOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown').toLowerCase();
}
