import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatsOf, type Delivered } from './fake-connector-chats.ts';
import { type RateKind, rateTable } from './fake-connector-rates.ts';
import { type Call, callOf } from './fake-connector-routes.ts';
import { type Forecast, forecastOf, type Weather } from './fake-connector-weather.ts';

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
  tenantId: string;
  status: number;
  /** What went wrong with it by the weather; null = nothing. */
  fault: string | null;
};

/** What goes wrong with one request. Without `delivered` the message does not reach anybody. */
export type Fault = {
  delivered?: boolean;
  /** It arrives so long after the answer. */
  deliveredAfterMilliseconds?: number;
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
  /** Every message that arrived, by its id. */
  arrived(): { id: string; conversationId: string }[];
  /** From now on requests take time and go wrong, by seed; null = no more. */
  weather(weather: Weather | null): void;
  close(): Promise<void>;
};

export type FakeConnectorOptions = {
  port?: number;
  /** Refuses by the published table, and says when to come back. */
  enforcesRates?: boolean;
  /** Answers 412 while another request to the same conversation is under way, as Teams may. */
  oneAtATime?: boolean;
  /** Keeps no body and no header: for very many requests. */
  keepsNothing?: boolean;
  weather?: Weather;
  now?: () => number;
};

/** A Bot Connector on loopback, for as many clients at once as there are. */
export async function startFakeConnector(options: FakeConnectorOptions = {}): Promise<FakeConnector> {
  const now = options.now ?? Date.now;
  const rates = options.enforcesRates ? rateTable(now) : null;
  const requests: RecordedRequest[] = [];
  const chats = chatsOf(options.keepsNothing ?? false);
  const { carryOut } = chats;
  const faults: { fault: Fault; match: Match; left: number }[] = [];
  const underWay = new Map<string, number>();
  let forecast: Forecast | null = options.weather ? forecastOf(options.weather) : null;

  const server = createServer((request, response) => void serve(request, response));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record: RecordedRequest = {
      at: now(),
      method: request.method ?? '',
      url: request.url ?? '',
      headers: options.keepsNothing ? {} : request.headers,
      body: Buffer.alloc(0),
      operation: 'other',
      scope: 'none',
      conversationId: '',
      tenantId: '',
      status: 0,
      fault: null,
    };
    requests.push(record);
    if (faultFor(callOf(record.method, record.url, record.body), true))
      return void request.socket.resetAndDestroy();
    const body = await bodyOf(request);
    if (!options.keepsNothing) record.body = body;
    const call = callOf(record.method, record.url, body);
    if (!call) return answer(record, response, 404, { error: { code: 'NotFound' } });
    const { operation, scope, conversationId, tenantId } = call;
    Object.assign(record, { operation, scope, conversationId, tenantId });
    const place = conversationOf(call);
    underWay.set(place, (underWay.get(place) ?? 0) + 1);
    try {
      await take(call, place, record, request, response);
    } finally {
      underWay.set(place, (underWay.get(place) ?? 1) - 1);
      if (underWay.get(place) === 0) underWay.delete(place);
    }
  }

  async function take(
    call: Call,
    place: string,
    record: RecordedRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (options.oneAtATime && (underWay.get(place) ?? 0) > 1)
      return answer(record, response, 412, { error: { code: 'PreconditionFailed' } });
    const { until, rest } = forecast?.time() ?? { until: 0, rest: 0 };
    await after(until);
    record.at = now();
    const bot = botOf(request, call);
    const wait = rates?.refuses({ kind: rateOf(call), conversation: place, tenant: call.tenantId, bot }) ?? 0;
    if (wait > 0) {
      response.setHeader('Retry-After', String(Math.ceil(wait / 1000)));
      return answer(record, response, 429, {
        error: { code: 'TooManyRequests', message: 'Too many requests' },
      });
    }
    const asked = faultFor(call, false);
    const bad = asked ? { name: 'asked', fault: asked } : (forecast?.fault() ?? null);
    if (bad) {
      record.fault = bad.name;
      return goWrong(bad.fault, call, record, request, response);
    }
    const done = carryOut(call);
    await after(rest);
    answer(record, response, done.status, done.body);
  }

  async function goWrong(
    fault: Fault,
    call: Call,
    record: RecordedRequest,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    await after(fault.afterMilliseconds ?? 0);
    const late = fault.deliveredAfterMilliseconds;
    if (late !== undefined) void after(late).then(() => carryOut(call));
    const done = late === undefined && (fault.delivered || fault.outcome === 'none') ? carryOut(call) : null;
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

  return {
    serviceUrl: `http://${host}/emea/`,
    host,
    requests,
    messagesIn: chats.messagesIn,
    fault: (fault, match = {}, times = 1) => void faults.push({ fault, match, left: times }),
    setMembers: chats.setMembers,
    forget: chats.forget,
    arrived: chats.arrived,
    weather(weather) {
      forecast = weather && forecastOf(weather);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function rateOf(call: Call): RateKind {
  switch (call.operation) {
    case 'create':
    case 'members':
    case 'conversations':
      return call.operation;
    case 'member':
      return 'members';
    case 'team':
      return 'conversations';
    default:
      return 'send';
  }
}

/** A thread of a channel is the channel. */
function conversationOf({ conversationId }: Call): string {
  return conversationId.split(';')[0] ?? '';
}

/** Whose budget it is: who signs, or without a signature who says to send. */
function botOf(request: IncomingMessage, { activity }: Call): string {
  const from = (activity.from as { id?: string } | undefined)?.id;
  return request.headers.authorization ?? from ?? 'bot';
}

async function after(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
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
