import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GRAPH_CLIENT, GRAPH_SECRET, GRAPH_TENANT } from './graph-login.ts';
import { type GraphServer, graphServer } from './graph-server.ts';

const MAILBOX = 'actietafel@school.example';
const UTC = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const DAY = 24 * 60 * 60_000;

let graph: GraphServer;
let now = Date.parse('2026-11-23T09:00:00Z');
let token = '';

beforeAll(async () => {
  graph = await graphServer(() => now);
});
beforeEach(async () => {
  now = Date.parse('2026-11-23T09:00:00Z');
  graph.mailboxes.clear();
  graph.mailboxes.add(MAILBOX);
  graph.login.claims = {};
  graph.login.roles = ['Calendars.ReadWrite'];
  graph.calendars.events.clear();
  graph.calendars.sent.splice(0);
  token = await freshToken();
});
afterAll(() => graph.close());

describe('the Graph of the tests, as it gives tokens', () => {
  it('gives one to the registration that it knows, and to no other', async () => {
    const form = {
      grant_type: 'client_credentials',
      client_id: GRAPH_CLIENT,
      client_secret: GRAPH_SECRET,
      scope: 'https://graph.microsoft.com/.default',
    };

    expect((await login(form)).status).toBe(200);
    for (const [name, value] of Object.entries({
      grant_type: 'password',
      client_id: GRAPH_TENANT,
      client_secret: 'another',
      scope: 'https://graph.microsoft.com/Calendars.Read',
    }))
      expect((await login({ ...form, [name]: value })).status).toBeGreaterThanOrEqual(400);
    expect((await login(form, 'common')).status).toBe(400);
  });

  it.each([
    ['another audience', { aud: 'https://graph.windows.net' }],
    ['another tenant', { tid: GRAPH_CLIENT }],
    ['another registration', { appid: GRAPH_TENANT }],
  ])('takes no token with %s', async (_, claims) => {
    graph.login.claims = claims;

    expect((await asked('POST', '/calendar/getSchedule', schedule(), await freshToken())).status).toBe(401);
  });

  it('takes no token after its hour, none that was tampered with, and none at all', async () => {
    now += 3_598_000;
    expect((await asked('POST', '/calendar/getSchedule', schedule())).status).toBe(200);
    now += 1_000;
    expect((await asked('POST', '/calendar/getSchedule', schedule())).status).toBe(401);
    now -= 1_000;
    expect((await asked('POST', '/calendar/getSchedule', schedule(), `${token}x`)).status).toBe(401);
    expect((await asked('POST', '/calendar/getSchedule', schedule(), '')).status).toBe(401);
  });

  it('lets nobody read without the right to, and nobody write who may only read', async () => {
    graph.login.roles = ['Mail.Read'];
    expect((await asked('POST', '/calendar/getSchedule', schedule(), await freshToken())).status).toBe(403);

    graph.login.roles = ['Calendars.ReadBasic.All'];
    const reader = await freshToken();
    expect((await asked('POST', '/calendar/getSchedule', schedule(), reader)).status).toBe(200);
    expect((await asked('POST', '/events', event(), reader)).status).toBe(403);
  });
});

describe('the Graph of the tests, as it looks at what it is asked', () => {
  it.each([
    ['a misspelt name', { ...event(), subjekt: 'x' }],
    ['a value of another kind', { ...event(), subject: 7 }],
    ['a status that there is not', { ...event(), showAs: 'bezet' }],
    [
      'a name that is misspelt further in',
      { ...event(), start: { datetime: '2026-12-01T09:00:00', timeZone: 'UTC' } },
    ],
  ])('refuses %s', async (_, body) => {
    expect((await asked('POST', '/events', body)).status).toBe(400);
    expect(graph.wrong.splice(0).length).toBeGreaterThan(0);
    expect(graph.calendars.events.get(MAILBOX)?.size ?? 0).toBe(0);
  });

  it('refuses an address, a way and a query that are not published', async () => {
    for (const [method, path] of [
      ['POST', '/calendar/getSchedules'],
      ['PUT', '/events'],
      ['GET', '/events/x?select=attendees'],
    ] as const)
      expect((await asked(method, path, method === 'GET' ? undefined : event())).status).toBe(400);
    expect(graph.wrong.splice(0)).toHaveLength(3);
  });

  it('knows an action with its namespace and without', async () => {
    expect((await asked('POST', '/calendar/microsoft.graph.getSchedule', schedule())).status).toBe(200);
    expect((await asked('POST', '/calendar/getSchedule', schedule())).status).toBe(200);
  });
});

describe('the Graph of the tests, as it says when people are busy', () => {
  it('takes twenty addresses and no more', async () => {
    const many = (count: number) =>
      schedule({ Schedules: Array.from({ length: count }, (_, nth) => `${nth}@a.example`) });

    expect((await asked('POST', '/calendar/getSchedule', many(20))).status).toBe(200);
    expect((await asked('POST', '/calendar/getSchedule', many(21))).status).toBe(400);
    expect((await asked('POST', '/calendar/getSchedule', many(0))).status).toBe(400);
  });

  it('looks less than 62 days far', async () => {
    const until = (days: number, less: number) =>
      schedule({
        EndTime: UTC(
          new Date(Date.parse('2026-12-01T00:00:00Z') + days * DAY - less).toISOString().slice(0, 19),
        ),
      });

    expect((await asked('POST', '/calendar/getSchedule', until(62, 1000))).status).toBe(200);
    expect((await asked('POST', '/calendar/getSchedule', until(62, 0))).status).toBe(400);
    expect((await asked('POST', '/calendar/getSchedule', until(0, 0))).status).toBe(400);
  });

  it('puts an error in the place of an address that nobody has, and answers about the others', async () => {
    graph.calendars.agendas.set('hanna@school.example', []);

    const answer = await asked(
      'POST',
      '/calendar/getSchedule',
      schedule({ Schedules: ['niemand@a.example', 'Hanna@school.example'] }),
    );

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      value: [
        { scheduleId: 'niemand@a.example', error: { responseCode: 'ErrorMailRecipientNotFound' } },
        { scheduleId: 'Hanna@school.example', scheduleItems: [] },
      ],
    });
  });

  it('takes four requests at once for a mailbox, and asks the fifth to wait', async () => {
    const release = graph.hold();
    const four = Array.from({ length: 4 }, () => asked('POST', '/calendar/getSchedule', schedule()));
    while (graph.under.way < 4) await new Promise((resolve) => setImmediate(resolve));

    const fifth = await asked('POST', '/calendar/getSchedule', schedule());
    release();

    expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('the Graph of the tests, as it keeps events', () => {
  it('makes one event of two requests with the same transaction id, and tells everybody once', async () => {
    const first = await jsonOf(asked('POST', '/events', event()));
    const second = await asked('POST', '/events', event());
    const other = await jsonOf(asked('POST', '/events', { ...event(), transactionId: 'another' }));

    expect(second.status).toBe(201);
    expect((await jsonOf(second)).id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    expect(graph.calendars.sent.map(({ method, to }) => `${method} ${to}`)).toEqual([
      'REQUEST hanna@jgz.example',
      'REQUEST hanna@jgz.example',
    ]);
  });

  it('forgets what was answered when the time changes, and not when something else does', async () => {
    const { id } = await jsonOf(asked('POST', '/events', event()));
    const said = async () =>
      (await jsonOf(asked('GET', `/events/${id}?$select=attendees`))).attendees?.[0]?.status;
    graph.calendars.answers(MAILBOX, String(id), 'hanna@jgz.example', {
      response: 'accepted',
      time: '2026-11-24T09:00:00Z',
    });

    await asked('PATCH', `/events/${id}`, { location: { displayName: 'Elders' } });
    expect(await said()).toMatchObject({ response: 'accepted' });
    await asked('PATCH', `/events/${id}`, {
      start: UTC('2026-12-02T09:00:00'),
      end: UTC('2026-12-02T10:00:00'),
    });
    expect(await said()).toMatchObject({ response: 'none' });
    expect((await asked('PATCH', `/events/${id}`, { transactionId: 'new' })).status).toBe(400);
  });

  it('has no event any more that was cancelled or deleted, and tells whoever was invited', async () => {
    for (const [method, path, status] of [
      ['POST', '/cancel', 202],
      ['DELETE', '', 204],
    ] as const) {
      const made = await jsonOf(asked('POST', '/events', { ...event(), transactionId: method }));
      const body = method === 'POST' ? {} : undefined;

      expect((await asked(method, `/events/${made.id}${path}`, body)).status).toBe(status);
      expect((await asked(method, `/events/${made.id}${path}`, body)).status).toBe(404);
      expect(graph.calendars.sent.at(-1)).toMatchObject({ method: 'CANCEL', to: 'hanna@jgz.example' });
    }
    const alone = await jsonOf(asked('POST', '/events', { ...event(), attendees: [] }));
    expect((await asked('POST', `/events/${alone.id}/cancel`, {})).status).toBe(400);
  });

  it('never says anything itself that is not as it is published', () => {
    expect(graph.wrong).toEqual([]);
  });
});

function asked(method: string, path: string, body?: unknown, bearer = token): Promise<Response> {
  return fetch(`${graph.url}/users/${MAILBOX}${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

function login(form: Record<string, string>, tenant = GRAPH_TENANT): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${graph.loginUrl}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
}

async function freshToken(): Promise<string> {
  const answer = await login({
    grant_type: 'client_credentials',
    client_id: GRAPH_CLIENT,
    client_secret: GRAPH_SECRET,
    scope: 'https://graph.microsoft.com/.default',
  });
  return (await jsonOf(answer)).access_token ?? '';
}

async function jsonOf(answer: Response | Promise<Response>) {
  return (await (await answer).json()) as {
    id?: string;
    access_token?: string;
    attendees?: { status: { response: string } }[];
  };
}

function schedule(more = {}) {
  return {
    Schedules: ['hanna@school.example'],
    StartTime: UTC('2026-12-01T00:00:00'),
    EndTime: UTC('2026-12-08T00:00:00'),
    AvailabilityViewInterval: 60,
    ...more,
  };
}

function event() {
  return {
    subject: 'Overleg op school',
    start: UTC('2026-12-01T09:00:00'),
    end: UTC('2026-12-01T10:00:00'),
    attendees: [{ type: 'required', emailAddress: { address: 'hanna@jgz.example' } }],
    transactionId: '26-001',
  };
}
