import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RateKind, rateTable } from './fake-connector-rates.ts';
import { type Call, callOf } from './fake-connector-routes.ts';

/** A request as it came in, byte by byte; `status` is what it was answered with, 0 when it got no whole answer. */
export type RecordedRequest = {
  at: number;
  method: string;
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  operation: Call['operation'] | 'other';
  scope: Call['scope'] | 'none';
  conversationId: string;
  status: number;
};

/** What people would see in Teams: a message once, with its last edit. */
export type Delivered = { id: string; activity: Record<string, unknown>; edits: number };

/** What goes wrong with one request. Without `delivered` the message does not reach anybody. */
export type Fault = {
  delivered?: boolean;
  afterMilliseconds?: number;
  /** `drop`: the connection breaks instead of an answer; `silence`: no answer ever; `half`: an answer that never ends; `reset`: broken before the body was read. */
  outcome:
    | { status: number; code?: string; retryAfter?: string; body?: string }
    | 'drop'
    | 'silence'
    | 'half'
    | 'reset'
    | 'none';
};

export type Match = { operation?: Call['operation']; scope?: Call['scope']; conversationId?: string };

export type FakeConnector = {
  serviceUrl: string;
  host: string;
  requests: RecordedRequest[];
  /** Messages that arrived, in order. A post in a channel is found under the channel. */
  messagesIn(conversationId: string): readonly Delivered[];
  /** The next `times` requests that match go wrong this way; faults are used up in the order in which they were given. */
  fault(fault: Fault, match?: Match, times?: number): void;
  setMembers(conversationId: string, members: readonly Record<string, unknown>[]): void;
  /** The window was reloaded: what was posted there is gone, and an edit of it is answered 404. */
  forget(conversationId: string): void;
  close(): Promise<void>;
};

/** A Bot Connector on loopback. With `enforcesRates` it refuses by the published table, and says when to come back. */
export async function startFakeConnector(
  options: { port?: number; enforcesRates?: boolean; now?: () => number } = {},
): Promise<FakeConnector> {
  const now = options.now ?? Date.now;
  const rates = options.enforcesRates ? rateTable(now) : null;
  const requests: RecordedRequest[] = [];
  const messages = new Map<string, Delivered[]>();
  const members = new Map<string, readonly Record<string, unknown>[]>();
  const faults: { fault: Fault; match: Match; left: number }[] = [];
  let lastId = 1_700_000_000_000;

  const server = createServer((request, response) => void serve(request, response));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record: RecordedRequest = {
      at: now(),
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.alloc(0),
      operation: 'other',
      scope: 'none',
      conversationId: '',
      status: 0,
    };
    requests.push(record);
    if (faultFor(callOf(record.method, record.url, record.body), true))
      return void request.socket.resetAndDestroy();
    record.body = await bodyOf(request);
    const call = callOf(record.method, record.url, record.body);
    if (!call) return answer(record, response, 404, { error: { code: 'NotFound' } });
    Object.assign(record, {
      operation: call.operation,
      scope: call.scope,
      conversationId: call.conversationId,
    });
    const fault = faultFor(call, false);
    if (fault) return goWrong(fault, call, record, request, response);
    const wait = rates?.refuses(rateOf(call), call.conversationId.split(';')[0] ?? '') ?? 0;
    if (wait > 0) {
      response.setHeader('Retry-After', String(Math.ceil(wait / 1000)));
      return answer(record, response, 429, {
        error: { code: 'TooManyRequests', message: 'Too many requests' },
      });
    }
    const done = carryOut(call);
    answer(record, response, done.status, done.body);
  }

  async function goWrong(
    fault: Fault,
    call: Call,
    record: RecordedRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (fault.afterMilliseconds) await new Promise((resolve) => setTimeout(resolve, fault.afterMilliseconds));
    const done = fault.delivered || fault.outcome === 'none' ? carryOut(call) : null;
    if (fault.outcome === 'none' && done) return answer(record, response, done.status, done.body);
    if (fault.outcome === 'silence') return;
    if (fault.outcome === 'drop') return void request.socket.destroy();
    if (fault.outcome === 'half') {
      response.writeHead(201, { 'content-length': 100 });
      return void response.write('{"id":"1');
    }
    if (typeof fault.outcome === 'string') return;
    const { status, code = 'ServiceError', retryAfter, body } = fault.outcome;
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
    if (body === undefined) return answer(record, response, status, { error: { code, message: 'Made up' } });
    record.status = status;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  }

  /** A fault that breaks the connection before the body is read is looked for before the body is. */
  function faultFor(call: Call | null, beforeBody: boolean): Fault | null {
    const found = faults.find(({ fault, match, left }) => {
      if (left === 0 || (fault.outcome === 'reset') !== beforeBody) return false;
      return Object.entries(match).every(([name, value]) => call?.[name as keyof Match] === value);
    });
    if (!found) return null;
    found.left -= 1;
    return found.fault;
  }

  function carryOut(call: Call): { status: number; body: unknown } {
    switch (call.operation) {
      case 'create':
        return create(call);
      case 'send':
      case 'reply':
        return { status: 201, body: { id: deliver(call.conversationId, call.activity) } };
      case 'update':
        return update(call);
      case 'delete':
        return remove(call);
      case 'members':
        return page(call);
    }
  }

  function create(call: Call): { status: number; body: unknown } {
    if (call.scope === 'personal') return { status: 201, body: { id: `a:${call.conversationId}` } };
    const id = deliver(call.conversationId, call.activity);
    return { status: 201, body: { id: `${call.conversationId};messageid=${id}`, activityId: id } };
  }

  function deliver(conversationId: string, activity: Record<string, unknown>): string {
    lastId += 1;
    const id = String(lastId);
    listOf(conversationId).push({ id, activity, edits: 0 });
    return id;
  }

  function update(call: Call): { status: number; body: unknown } {
    const message = listOf(call.conversationId).find(({ id }) => id === call.activityId);
    if (!message) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    Object.assign(message, { activity: call.activity, edits: message.edits + 1 });
    return { status: 200, body: { id: message.id } };
  }

  function remove(call: Call): { status: number; body: unknown } {
    const list = listOf(call.conversationId);
    const index = list.findIndex(({ id }) => id === call.activityId);
    if (index < 0) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    list.splice(index, 1);
    return { status: 200, body: {} };
  }

  function page(call: Call): { status: number; body: unknown } {
    const all = members.get(call.conversationId) ?? [];
    const size = Math.min(Number(call.query.get('pageSize') ?? 200), 500);
    const from = Number(call.query.get('continuationToken') ?? 0);
    const rest = from + size < all.length ? { continuationToken: String(from + size) } : {};
    return { status: 200, body: { members: all.slice(from, from + size), ...rest } };
  }

  function listOf(conversationId: string): Delivered[] {
    const [key = ''] = conversationId.split(';messageid=');
    const list = messages.get(key) ?? [];
    messages.set(key, list);
    return list;
  }

  return {
    serviceUrl: `http://${host}/emea/`,
    host,
    requests,
    messagesIn: (conversationId) => listOf(conversationId),
    fault: (fault, match = {}, times = 1) => void faults.push({ fault, match, left: times }),
    setMembers: (conversationId, all) => void members.set(conversationId, all),
    forget: (conversationId) => void messages.delete(conversationId),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rateOf(call: Call): RateKind {
  if (call.operation === 'create' || call.operation === 'members') return call.operation;
  return 'send';
}

function answer(record: RecordedRequest, response: ServerResponse, status: number, body: unknown): void {
  record.status = status;
  // Two statements: where restify is loaded too, its `writeHead` gives nothing back.
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
