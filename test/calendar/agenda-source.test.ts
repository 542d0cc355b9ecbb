import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ReadAgenda } from '../../src/app/ports/agendas.ts';
import { agendaSource } from '../../src/calendar/agenda-source.ts';
import { type FetchLimits, INTERNET, type Reach } from '../../src/calendar/fetching-agenda.ts';
import { isPublicAddress } from '../../src/calendar/public-address.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { type AgendaServer, agendaServer, CERTIFICATE } from '../support/agenda-server.ts';
import { agenda, entry } from '../support/agenda-text.ts';
// It changes the answers of every server of its process: these have to hold beside it.
import 'restify';

const HERE = 'https://localhost/agenda.ics';
const FROM = Date.parse('2026-10-19T00:00:00Z') as Instant;
const UNTIL = Date.parse('2026-11-02T00:00:00Z') as Instant;
const ICS = agenda(entry('DTSTART:20261020T070000Z', 'DTEND:20261020T080000Z', 'SUMMARY:Sam Vis'));
const LIMITS: FetchLimits = { milliseconds: 10_000, bytes: 100_000 };

let server: AgendaServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { hosts = ['localhost'], limits = LIMITS, url = HERE, reach = {} as Partial<Reach> } = {},
): Promise<ReadAgenda> {
  server = await agendaServer(answer);
  const to: Reach = { mayReach: () => true, port: server.port, ca: CERTIFICATE, ...reach };
  return agendaSource(hosts, to, limits).read(url, FROM, UNTIL, null);
}

/** Like `writeHead`, which gives nothing back once restify has changed it, in this process as in the server's. */
function headed(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): ServerResponse {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return response;
}

const failed = (fault: string) => ({ kind: 'failed', fault });

describe('an agenda behind an address', () => {
  it('gives when somebody is busy, and nothing of what for', async () => {
    const read = await answering((_request, response) => response.end(ICS));

    expect(read).toEqual({
      kind: 'read',
      busy: [
        {
          startsAt: Date.parse('2026-10-20T07:00:00Z'),
          endsAt: Date.parse('2026-10-20T08:00:00Z'),
          status: 'busy',
        },
      ],
    });
    expect(JSON.stringify(read)).not.toContain('Sam');
  });

  it('may be moved to another address at a host that is allowed', async () => {
    const read = await answering((request, response) => {
      if (request.url === '/nieuw.ics') return response.end(ICS);
      return headed(response, 302, { Location: '/nieuw.ics' }).end();
    });

    expect(read.kind).toBe('read');
    expect(server?.asked.map((line) => line.split(' ')[1])).toEqual(['/agenda.ics', '/nieuw.ics']);
  });

  it.each([
    ['at another host', 'https://127.0.0.1/agenda.ics'],
    ['without a lock', 'http://localhost/agenda.ics'],
    ['at another port', 'https://localhost:8443/agenda.ics'],
    ['that is none', 'https://['],
  ])('is not followed when it was moved to an address %s', async (_where, location) => {
    const read = await answering((_request, response) => headed(response, 301, { Location: location }).end());

    expect(read).toEqual(failed('address_not_allowed'));
    expect(server?.asked).toHaveLength(1);
  });

  it('is not followed round and round', async () => {
    const read = await answering((_request, response) => headed(response, 307, { Location: HERE }).end());

    expect(read).toEqual(failed('not_reached'));
    expect(server?.asked).toHaveLength(4);
  });

  it.each([401, 403, 404, 410])('is not found when the answer is %d', async (status) => {
    expect(await answering((_request, response) => headed(response, status).end(ICS))).toEqual(
      failed('not_found'),
    );
  });

  it.each([204, 429, 500, 503])('is not reached when the answer is %d', async (status) => {
    expect(await answering((_request, response) => headed(response, status).end())).toEqual(
      failed('not_reached'),
    );
  });

  it('may be as large as the limit, and no byte larger', async () => {
    const bytes = Buffer.byteLength(ICS);

    expect(
      (await answering((_request, response) => response.end(ICS), { limits: { ...LIMITS, bytes } })).kind,
    ).toBe('read');
    await server?.close();
    expect(
      await answering((_request, response) => response.end(ICS), { limits: { ...LIMITS, bytes: bytes - 1 } }),
    ).toEqual(failed('too_large'));
  });

  it('is given up when it takes too long, to begin or to end', async () => {
    const limits = { ...LIMITS, milliseconds: 150 };

    expect(await answering(() => undefined, { limits })).toEqual(failed('too_slow'));
    await server?.close();
    expect(await answering((_request, response) => response.write(ICS.slice(0, 40)), { limits })).toEqual(
      failed('too_slow'),
    );
  });

  it('is not reached when the connection breaks in the middle', async () => {
    const read = await answering((_request, response) => {
      headed(response, 200, { 'Content-Length': '1000' });
      response.write('BEGIN', () => response.destroy());
    });

    expect(read).toEqual(failed('not_reached'));
  });

  it('is not reached when the answer goes over to another protocol', async () => {
    const read = await answering((_request, response) => {
      response.socket?.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
    });

    expect(read).toEqual(failed('not_reached'));
  });

  it('is not read when the server is not who it says', async () => {
    const read = await answering((_request, response) => response.end(ICS), { reach: { ca: undefined } });

    expect(read).toEqual(failed('not_reached'));
    expect(server?.asked).toEqual([]);
  });

  it('is not asked for when its name leads to a machine of the own network', async () => {
    const read = await answering((_request, response) => response.end(ICS), {
      reach: { mayReach: INTERNET.mayReach },
    });

    expect(read).toEqual(failed('address_not_allowed'));
    expect(server?.asked).toEqual([]);
  });

  it('is not asked for at a number of the own network, also when the settings name it', async () => {
    const read = await answering((_request, response) => response.end(ICS), {
      hosts: ['127.0.0.1'],
      url: 'https://127.0.0.1/agenda.ics',
      reach: { mayReach: INTERNET.mayReach },
    });

    expect(read).toEqual(failed('address_not_allowed'));
    expect(server?.asked).toEqual([]);
  });

  it('is a sign-in page to whoever may not see it, and no agenda', async () => {
    expect(await answering((_request, response) => response.end('<!doctype html>'))).toEqual(
      failed('not_a_calendar'),
    );
  });
});

describe('an address that somebody gives', () => {
  const source = agendaSource(['calendar.google.com', 'outlook.office365.com']);

  it.each([
    ['https://calendar.google.com/calendar/ical/x/private-y/basic.ics', undefined],
    [
      ' webcal://outlook.office365.com/owa/calendar/x/calendar.ics ',
      'https://outlook.office365.com/owa/calendar/x/calendar.ics',
    ],
    ['HTTPS://Calendar.Google.com/x#part', 'https://calendar.google.com/x'],
    ['https://calendar.google.com:443/x', 'https://calendar.google.com/x'],
  ])('is kept: %s', (typed, kept = typed) => {
    expect(source.accepted(typed)).toBe(kept);
  });

  it.each([
    'http://calendar.google.com/x',
    'https://calendar.google.com.evil.example/x',
    'https://evil.example/calendar.google.com',
    'https://calendar.google.com@evil.example/x',
    'https://me:secret@calendar.google.com/x',
    'https://calendar.google.com:8443/x',
    'https://www.calendar.google.com/x',
    'ftp://calendar.google.com/x',
    'file:///etc/passwd',
    'calendar.google.com/x',
    '',
    `https://calendar.google.com/${'x'.repeat(2_000)}`,
  ])('is refused: %s', (typed) => {
    expect(source.accepted(typed)).toBeNull();
  });
});

describe('a machine on the internet', () => {
  it.each([
    '142.250.179.174',
    '40.97.128.1',
    '172.15.255.255',
    '172.32.0.0',
    '11.0.0.0',
    '2a00:1450:400e:80c::200e',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2001:db8::1',
    '2002:a00:1::1',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
