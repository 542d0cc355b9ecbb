import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, fault, type GraphCalendars, graphCalendars } from './graph-calendars.ts';
import { type GraphLogin, graphLogin } from './graph-login.ts';
import { misfits, ODATA_ERROR, type Operation, operationAt } from './graph-shapes.ts';

/** So many requests Exchange takes at once for one app and mailbox. */
const AT_ONCE = 4;
const READING = ['Calendars.ReadBasic.All', 'Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];
const WRITING = ['Calendars.ReadWrite'];

export type GraphServer = {
  loginUrl: string;
  url: string;
  login: GraphLogin;
  calendars: GraphCalendars;
  /** What was done, by the published name of the operation, and for which mailbox. */
  asked: { operation: string; mailbox: string; body: Record<string, unknown> }[];
  /** Requests that are no such request as Microsoft publishes: a test that leaves any has failed. */
  wrong: string[];
  /** Mailboxes that there are, and that the app may come to. */
  mailboxes: Set<string>;
  /** The next requests are answered so, before anything is done; `lost` = it is done, and the answer never comes; `usual` = as
   * if nothing was planned. */
  next: (Answer | 'lost' | 'usual')[];
  /** From here every request waits, until what comes back is called. */
  hold(): () => void;
  /** How many are under way now, and the most there were at once. */
  under: { way: number; most: number };
  close(): Promise<void>;
};

/**
 * Graph on this machine, for calendars: it takes what Microsoft's published description allows and nothing else, wants the
 * right token, and has the limits that Microsoft names.
 *
 * @param now milliseconds, for the life of tokens
 */
export async function graphServer(now: () => number = () => Date.now()): Promise<GraphServer> {
  const login = graphLogin(now);
  const calendars = graphCalendars(now);
  let held: Promise<void> = Promise.resolve();

  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const url = new URL(request.url ?? '/', 'http://graph');
    const answer = url.pathname.startsWith('/login/')
      ? await login.answer(url.pathname.slice('/login'.length), new URLSearchParams(text))
      : await graphAnswer(request, url, text);
    if (answer === 'lost') return request.socket.destroy();
    const headers = 'headers' in answer ? answer.headers : {};
    response.writeHead(answer.status, {
      'Content-Type': 'application/json',
      'request-id': randomUUID(),
      ...headers,
    });
    return response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const graph: GraphServer = {
    loginUrl: `${address}/login`,
    url: `${address}/v1.0`,
    login,
    calendars,
    asked: [],
    wrong: [],
    mailboxes: new Set(),
    next: [],
    under: { way: 0, most: 0 },
    hold() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return graph;

  async function graphAnswer(request: IncomingMessage, url: URL, text: string): Promise<Answer | 'lost'> {
    const found = operationAt(request.method ?? '', decodeURIComponent(url.pathname.replace(/^\/v1\.0/, '')));
    if (!found || !url.pathname.startsWith('/v1.0/'))
      return wrong('BadRequest', [`no ${request.method} ${url.pathname}`]);
    const { operation, named } = found;
    const body = text === '' ? undefined : (jsonOf(text) as Record<string, unknown>);
    const faults = faultsIn(operation, url, body);
    if (faults.length > 0) return wrong('BadRequest', faults);
    const roles = await login.rolesOf(request);
    if (!roles) return fault(401, 'InvalidAuthenticationToken');
    const needed = operation.id === 'user.calendar_getSchedule' ? READING : WRITING;
    if (!roles.some((role) => needed.includes(role))) return fault(403, 'ErrorAccessDenied');
    const mailbox = (named.user_id ?? '').toLowerCase();
    if (!graph.mailboxes.has(mailbox)) return fault(404, 'ErrorInvalidUser');

    graph.under.way += 1;
    graph.under.most = Math.max(graph.under.most, graph.under.way);
    try {
      if (graph.under.way > AT_ONCE) return fault(429, 'ApplicationThrottled', { 'Retry-After': '1' });
      await held;
      const next = graph.next.shift();
      const planned = next === 'usual' ? undefined : next;
      if (planned && planned !== 'lost') return checked(ODATA_ERROR, planned);
      graph.asked.push({ operation: operation.id, mailbox, body: body ?? {} });
      const answer = checked(
        operation.answer,
        done(operation, mailbox, named.event_id ?? '', url, body ?? {}),
      );
      return planned ?? answer;
    } finally {
      graph.under.way -= 1;
    }
  }

  function done(
    operation: Operation,
    mailbox: string,
    id: string,
    url: URL,
    body: Record<string, unknown>,
  ): Answer {
    switch (operation.id) {
      case 'user.calendar_getSchedule':
        return calendars.schedule(body);
      case 'user_CreateEvent':
        return calendars.create(mailbox, body);
      case 'user_GetEvent':
        return calendars.read(mailbox, id, url.searchParams.get('$select')?.split(',') ?? null);
      case 'user_UpdateEvent':
        return calendars.update(mailbox, id, body);
      case 'user_DeleteEvent':
        return calendars.remove(mailbox, id, 'delete');
      case 'user.event_cancel':
        return calendars.remove(mailbox, id, 'cancel');
      default:
        throw new Error(`This server does not know ${operation.id}.`);
    }
  }

  function faultsIn(operation: Operation, url: URL, body: unknown): string[] {
    return [
      ...[...url.searchParams.keys()]
        .filter((name) => !operation.queries.includes(name))
        .map((name) => `no query ${name}`),
      ...(operation.request ? misfits(operation.request, body) : []),
      ...(operation.request || body === undefined ? [] : ['no body is taken']),
    ];
  }

  function wrong(code: string, faults: string[]): Answer {
    graph.wrong.push(...faults);
    return fault(400, code);
  }

  /** What this server says itself has to be what Microsoft says that it would say. */
  function checked(shape: Operation['answer'], answer: Answer): Answer {
    const validate = answer.status < 300 ? shape : ODATA_ERROR;
    if (validate) graph.wrong.push(...misfits(validate, answer.body).map((each) => `answer: ${each}`));
    return answer;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
