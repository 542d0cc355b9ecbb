import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Passed } from '../../src/http/gate.ts';
import { rateLimit } from '../../src/http/rate-limit.ts';
import { GATE_CODES } from '../../src/http/refused.ts';
import { activityOf, bodyOf, NOW } from '../support/activity.ts';
import { TENANT } from '../support/school.ts';
import { signed } from '../support/token-issuer.ts';
import { APP, claims, type GateHarness, gateHarness, no, OTHER_OF_OURS } from './gate-harness.ts';

let door: GateHarness;

beforeAll(async () => {
  door = await gateHarness();
});

afterAll(() => door.close());

describe('the address to answer at', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/emea/aaaaaaaa-1111-4222-8333-444444444444/',
    'https://SMBA.trafficmanager.net',
  ])('may be %s', async (serviceUrl) => {
    expect(await passTo(serviceUrl)).toMatchObject({ ok: true });
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/emea/',
    'https://evil-smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/@smba.trafficmanager.net/',
    'https://evil.example/?smba.trafficmanager.net',
    'https://evil.example/#smba.trafficmanager.net',
    'https://user:word@smba.trafficmanager.net/',
    'https://user@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https://smba.trafficmanager.net%2eevil.example/',
    'https://smba.traffic\nmanager.net/',
    'https://smba.trafficmanager.net\t/',
    'https://smba.trafficmanager.net./',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net/?to=https://evil.example',
    'https://smba\u3002trafficmanager.net/',
    'https://smba.trafficmanager.n\u212Ft/',
    ' https://smba.trafficmanager.net/',
    'ftp://smba.trafficmanager.net/',
    '//smba.trafficmanager.net/',
    'http://localhost:3978/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
  ])('is never %j, whatever the token says', async (serviceUrl) => {
    expect(await passTo(serviceUrl)).toEqual(no(403, 'service_refused'));
  });

  async function passTo(serviceUrl: string): Promise<Passed> {
    return door.pass(await signed(door.ours, claims({ serviceurl: serviceUrl })), activityOf({ serviceUrl }));
  }
});

describe('the tenant', () => {
  const other = 'dddddddd-1111-4222-8333-444444444444';
  const inBoth = (channel: unknown, conversation: unknown) => ({
    channelData: { tenant: { id: channel } },
    conversation: { id: 'a:1', tenantId: conversation },
  });

  it.each<[string, object]>([
    ['in both places', inBoth(TENANT, TENANT)],
    ['in capitals in one', inBoth(OTHER_OF_OURS.toUpperCase(), OTHER_OF_OURS)],
    ['in capitals in both', inBoth(OTHER_OF_OURS.toUpperCase(), OTHER_OF_OURS.toUpperCase())],
    ['in the channel data alone', inBoth(TENANT, undefined)],
    ['in the conversation alone', { ...inBoth(null, TENANT), channelData: undefined }],
  ])('is ours, named %s', async (_where, change) => {
    expect(await door.passWith(change)).toMatchObject({ ok: true });
  });

  it.each<[string, object]>([
    ['another in both places', inBoth(other, other)],
    ['one of ours here and another of ours there', inBoth(TENANT, OTHER_OF_OURS)],
    ['another in the channel data', inBoth(other, TENANT)],
    ['another in the conversation', inBoth(TENANT, other)],
    ['not named at all', inBoth(undefined, undefined)],
    ['a list that holds ours', inBoth([TENANT], TENANT)],
    ['a list and nothing else', inBoth([TENANT], undefined)],
    ['an empty text', inBoth('', '')],
    ['in data that is null', { channelData: null, conversation: null }],
  ])('is refused when it is %s', async (_what, change) => {
    expect(await door.passWith(change)).toEqual(no(403, 'tenant_refused'));
  });
});

describe('an activity', () => {
  const minute = 60_000;

  it.each<[string, object]>([
    ['of another channel, though the key may speak for that too', { channelId: 'webchat' }],
    ['of no channel', { channelId: undefined }],
  ])('%s is refused', async (_what, change) => {
    expect(await door.passWith(change)).toEqual(no(403, 'channel_refused'));
  });

  it.each<[string, unknown]>([
    ['of a day ago', sentAt(-24 * 60 * minute)],
    ['of ten minutes ahead', sentAt(10 * minute)],
    ['without a time', undefined],
  ])('%s is taken', async (_when, timestamp) => {
    expect(await door.passWith({ timestamp })).toMatchObject({ ok: true });
  });

  it.each<[string, unknown]>([
    ['of more than a day ago', sentAt(-24 * 60 * minute - 1)],
    ['of more than ten minutes ahead', sentAt(10 * minute + 1)],
    ['with a time that is none', 'yesterday'],
    ['with a time that is no text', NOW],
    ['with a time that is null', null],
  ])('%s is refused', async (_when, timestamp) => {
    expect(await door.passWith({ timestamp })).toEqual(no(403, 'time_refused'));
  });

  it.each<[string, object]>([
    ['without a type', { type: undefined }],
    ['with an empty type', { type: '' }],
    ['with a type that is no text', { type: 1 }],
    ['without an address', { serviceUrl: undefined }],
    ['with an address that is no text', { serviceUrl: ['https://smba.trafficmanager.net/emea/'] }],
  ])('%s is refused', async (_what, change) => {
    expect(await door.passWith(change)).toEqual(no(400, 'body_odd'));
  });

  it('of any other shape is refused by a code, and breaks nothing', async () => {
    const keys = ['type', 'serviceUrl', 'channelId', 'timestamp', 'channelData', 'conversation', 'from'];
    const oddPart = fc.tuple(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }));
    const authorization = `Bearer ${await signed(door.ours, claims())}`;

    await fc.assert(
      fc.asyncProperty(oddPart, async ([key, value]) => {
        const passed = await door.passed(authorization, bodyOf(activityOf({ [key]: value })));
        expect(passed.ok || passed.refused.code in GATE_CODES).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused as soon as somebody sends too many', async () => {
    const limit = rateLimit(() => NOW, { perSecond: 1, burst: 2 });
    const token = `Bearer ${await signed(door.ours, claims())}`;
    const send = (id: string) => door.passed(token, bodyOf(activityOf({ from: { id } })), { limit });
    const ofOne = [await send('x'), await send('x'), await send('x')];
    const ofAnother = await send('y');

    expect(ofOne.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(ofOne[2]).toEqual(no(429, 'too_many'));
    expect(ofAnother).toMatchObject({ ok: true });
  });

  it('that was refused for another reason is not counted', async () => {
    const limit = rateLimit(() => NOW, { perSecond: 1, burst: 1 });
    const token = `Bearer ${await signed(door.ours, claims())}`;
    await door.passed(token, bodyOf(activityOf({ timestamp: 'yesterday' })), { limit });

    expect(await door.passed(token, bodyOf(activityOf()), { limit })).toMatchObject({ ok: true });
  });

  function sentAt(milliseconds: number): string {
    return new Date(NOW + milliseconds).toISOString();
  }
});

describe('in the demo', () => {
  it.each(['http://localhost:56150/_connector', 'http://127.0.0.1:56150/_connector'])(
    'an activity from %s needs no token',
    async (serviceUrl) => {
      expect(await passInDemo({ serviceUrl })).toMatchObject({ ok: true });
    },
  );

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://localhost:56150/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
    'http://169.254.169.254/latest/meta-data',
    'http://192.168.1.10:56150/',
  ])('nothing is answered at %s', async (serviceUrl) => {
    expect(await passInDemo({ serviceUrl })).toEqual(no(403, 'service_refused'));
  });

  it('another tenant is refused all the same', async () => {
    const conversation = { id: 'a:1', tenantId: APP };

    expect(await passInDemo({ conversation, channelData: undefined })).toEqual(no(403, 'tenant_refused'));
  });

  function passInDemo(change: object): Promise<Passed> {
    const activity = activityOf({ serviceUrl: 'http://localhost:1/', ...change });
    return door.passed(undefined, bodyOf(activity), {
      appId: null,
      serviceHosts: ['localhost', '127.0.0.1'],
    });
  }
});
