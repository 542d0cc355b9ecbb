import {
  createServer,
  type Next,
  type Request,
  type Response,
  type Server,
  type ServerOptions,
} from 'restify';
import type { Language } from '../domain/ids.ts';
import { faultOf, type Log } from '../log.ts';
import { languageAccepted } from './accepts.ts';
import type { Passed } from './gate.ts';
import { type Trouble, troublePage } from './pages/trouble.ts';
import { MOST_BYTES } from './parse-body.ts';
import { readBody, SenderGone } from './reading.ts';
import { type Refused, refused } from './refused.ts';

/** One page or route of ours: what comes in, what goes out. Nothing of the HTTP library passes this line. */
export type Route = {
  method: 'get' | 'head' | 'post';
  path: string;
  answer(asked: Asked): Promise<Answered>;
};

export type Asked = {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The fields of a posted form; empty for a GET. */
  form: URLSearchParams;
  /** What the browser asks for, for where nobody knows yet who is there. */
  accepts: Language;
  /** Which version of it a program has already; null when it says none. */
  knows: string | null;
};

export type Answered = AnsweredText | AnsweredFile;

export type AnsweredText = {
  status: number;
  type: 'html' | 'text' | 'json' | 'calendar';
  body: string;
  headers?: Readonly<Record<string, string>>;
};

export type AnsweredFile = Omit<AnsweredText, 'type' | 'body'> & { type: 'pdf'; body: Buffer };

export type Parts = {
  gate(authorization: string | undefined, body: Buffer): Promise<Passed>;
  /** The bot: an activity that has passed, to the answer of a press. */
  receive(activity: Record<string, unknown>): Promise<{ status: number; body: unknown }>;
  /** Whether work can be taken on: the database answers and the sender runs. */
  isReady(): Promise<boolean>;
  /** At how many schools the terms were not looked over in time. Others can still be served, so it takes no server out. */
  schoolsNotLookedOver(): Promise<number>;
  routes: readonly Route[];
  log: Log;
  /** Behind https: browsers are told to come back by https alone. */
  secure: boolean;
  /** The address to listen on; all of this machine's when there is none. */
  host?: string | null;
};

export type Listening = {
  port: number;
  /** No new requests; those under way are answered, for five seconds at most. */
  stop(): Promise<void>;
};

const SECOND = 1000;
const FORM_BYTES = 64 * 1024;
const TYPES = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8; method=REQUEST',
  pdf: 'application/pdf',
} as const;

/** Our pages run no script and load nothing from elsewhere; nobody may frame them, and no address leaks onwards. */
const SAFETY: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
};
const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

/** Starts to listen; port 0 takes a free one. Resolves when connections are accepted. */
export async function listen(port: number, parts: Parts): Promise<Listening> {
  const options: ServerOptions & { maxParamLength: number } = {
    name: '',
    handleUncaughtExceptions: false,
    // The router's own limit is a third of a signed token.
    maxParamLength: 1_000,
  };
  const server = createServer(options);
  Object.assign(server.server, {
    requestTimeout: 15 * SECOND,
    headersTimeout: 10 * SECOND,
    // Above what a proxy in front usually keeps: the side that closes first loses no request.
    keepAliveTimeout: 65 * SECOND,
    // By default the two limits above are only looked at every half minute.
    connectionsCheckingInterval: 2 * SECOND,
  });
  server.pre((_request: Request, response: Response, next: Next) => {
    for (const [name, value] of Object.entries(SAFETY)) response.setHeader(name, value);
    if (parts.secure) response.setHeader('Strict-Transport-Security', HTTPS_ONLY);
    next();
  });
  const routes: readonly Route[] = [...healthOf(parts), ...parts.routes];
  for (const route of routes) server[route.method](route.path, pageHandler(parts, route));
  server.post('/api/messages', messageHandler(parts));
  server.on('NotFound', refusal('not_found'));
  server.on('MethodNotAllowed', refusal('not_here'));
  return started(server, port, parts.host ?? undefined);
}

function refusal(trouble: Trouble) {
  return (request: Request, response: Response, _error: unknown, done: () => void) => {
    const { status, type, body } = troublePage(trouble, acceptedBy(request));
    // The library would add an answer of its own to one that it did not send itself.
    response.sendRaw(status, body, { 'Content-Type': TYPES[type] });
    done();
  };
}

function acceptedBy(request: Request): Language {
  return languageAccepted(request.headers['accept-language']);
}

async function started(server: Server, port: number, host: string | undefined): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    // The library takes the error of its server for itself first, and throws it when nobody listens there.
    server.once('error', reject);
    server.server.once('error', reject);
    server.server.listen(port, host, () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => server.server.closeAllConnections(), 5 * SECOND);
        // A connection that was busy would be kept for a next request, which nobody takes any more.
        server.on('after', () => setImmediate(() => server.server.closeIdleConnections()));
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}

/**
 * `/livez`: this process answers. `/readyz`: it can take on work; and, for whoever runs it, at how many schools the terms were
 * not looked over in time, which the log says too when that number changes.
 */
function healthOf(parts: Parts): Route[] {
  const isReady = () => parts.isReady().catch(() => false);
  let known = 0;
  const ready = async (): Promise<Answered> => {
    const count = await parts.schoolsNotLookedOver().catch(() => null);
    if (count === null) return text(200, 'ready\nschools not looked over: unknown');
    if (count !== known && count > 0) parts.log.warn('schools were not looked over in time', { count });
    known = count;
    return text(200, count === 0 ? 'ready' : `ready\nschools not looked over: ${count}`);
  };
  return [
    { method: 'get', path: '/livez', answer: async () => text(200, 'alive') },
    {
      method: 'get',
      path: '/readyz',
      answer: async () => ((await isReady()) ? ready() : text(503, 'not ready')),
    },
  ];
}

/** The boundary of our pages: an error is logged once, without content, and the person reads a page that says so. */
function pageHandler({ log }: Parts, route: Route) {
  return async (request: Request, response: Response): Promise<void> => {
    const accepts = acceptedBy(request);
    try {
      const body = route.method === 'post' ? await readBody(request, FORM_BYTES) : Buffer.alloc(0);
      if (body === null) return send(response, lastWord(troublePage('too_much', accepts)));
      const asked: Asked = {
        accepts,
        params: request.params as Record<string, string>,
        query: new URLSearchParams(request.getQuery()),
        knows: request.headers['if-none-match'] ?? null,
        form: new URLSearchParams(body.toString('utf8')),
      };
      send(response, await route.answer(asked));
    } catch (error) {
      if (error instanceof SenderGone) return;
      log.error('a page failed', { fault: faultOf(error) });
      send(response, troublePage('broken_down', accepts));
    }
  };
}

/** The boundary of the bot. What goes wrong behind the gate is a 503: Teams may try again. */
function messageHandler(parts: Parts) {
  const refuse = (response: Response, why: Refused) => {
    parts.log.warn('an activity was refused at the gate', { code: why.code });
    const answer = json(why.status, { code: why.code });
    send(response, why.status === 413 ? lastWord(answer) : answer);
  };
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const body = await readBody(request, MOST_BYTES);
      if (body === null) return refuse(response, refused('body_too_large'));
      // A browser asks before it sends this type to another site, so that no page can speak to the demo.
      if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
        return refuse(response, refused('body_not_json'));
      const passed = await parts.gate(request.headers.authorization, body);
      if (!passed.ok) return refuse(response, passed.refused);
      const answer = await parts.receive(passed.activity);
      send(response, json(answer.status, answer.body));
    } catch (error) {
      if (error instanceof SenderGone) return;
      parts.log.error('a turn failed', { fault: faultOf(error) });
      send(response, json(503, { code: 'broken_down' }));
    }
  };
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

function json(status: number, body: unknown): Answered {
  return { status, type: 'json', body: body === undefined ? '' : JSON.stringify(body) };
}

/** The rest of what was being sent is not waited for. */
function lastWord(answered: Answered): Answered {
  return { ...answered, headers: { Connection: 'close' } };
}
