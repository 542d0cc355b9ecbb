import { KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose';
import { activityOf, bodyOf, SERVICE } from '../support/activity.ts';
import { TENANT } from '../support/school.ts';
import { signed } from '../support/token-issuer.ts';
import { claims, type GateHarness, gateHarness, no, SECONDS } from './gate-harness.ts';

let door: GateHarness;

beforeAll(async () => {
  door = await gateHarness();
});

afterAll(() => door.close());

describe('a token', () => {
  it('of Teams, for us and of now lets an activity through as it was sent', async () => {
    const activity = activityOf({ text: 'hoi', unknown: { kept: [1] } });

    expect(await door.pass(await signed(door.ours, claims()), activity)).toEqual({ ok: true, activity });
  });

  it.each<[string, () => string | undefined | Promise<string | undefined>]>([
    ['is not there', () => undefined],
    ['is empty', () => 'Bearer '],
    ['comes by another scheme', async () => `Basic ${await signed(door.ours, claims())}`],
    [
      'comes twice',
      async () => `Bearer ${await signed(door.ours, claims())} ${await signed(door.ours, claims())}`,
    ],
    ['is no JWT', () => 'Bearer abc.def'],
    ['has no signature', async () => `Bearer ${(await signed(door.ours, claims())).replace(/[^.]+$/, '')}`],
  ])('that %s is missing', async (_what, authorization) => {
    expect(await door.passed(await authorization(), bodyOf(activityOf()))).toEqual(no(401, 'token_missing'));
  });

  it.each<[string, () => Promise<string>]>([
    ['is for another bot', () => signed(door.ours, claims({ aud: TENANT }))],
    ['is for nobody', () => signed(door.ours, claims({ aud: undefined }))],
    ['is of another issuer', () => signed(door.ours, claims({ iss: 'https://api.botframework.us' }))],
    [
      'is of an issuer by a similar name',
      () => signed(door.ours, claims({ iss: 'https://api.botframework.com/' })),
    ],
    ['is of no issuer', () => signed(door.ours, claims({ iss: undefined }))],
    ['never ends', () => signed(door.ours, claims({ exp: undefined }))],
    ['ended five minutes ago', () => signed(door.ours, claims({ exp: SECONDS - 300 }))],
    ['begins in more than five minutes', () => signed(door.ours, claims({ nbf: SECONDS + 301 }))],
    ['names no service', () => signed(door.ours, claims({ serviceurl: undefined }))],
    ['names a service that is no text', () => signed(door.ours, claims({ serviceurl: [SERVICE] }))],
    ['is signed with a key that nobody published', () => signed(door.unpublished, claims())],
    ['names a key that nobody published', () => signed(door.ours, claims(), { kid: 'nobody' })],
    ['names no key', () => signed(door.ours, claims(), { kid: undefined })],
    [
      'brings its own key',
      () => signed(door.unpublished, claims(), { kid: 'own', jwk: door.unpublished.published }),
    ],
    ['is signed with a key for another channel', () => signed(door.ofWebchat, claims())],
    ['is signed with a key for no channel', () => signed(door.ours, claims(), { kid: 'unendorsed' })],
    ['was changed after it was signed', async () => changed(await signed(door.ours, claims()))],
    [
      'has its signature changed',
      async () => (await signed(door.ours, claims())).replace(/.{8}$/, 'AAAAAAAA'),
    ],
    ['says that it is not signed', async () => unsignedWith(await signed(door.ours, claims()))],
    ['is signed with the published key as if it were a secret', signedWithThePublicKey],
    ['is signed by a longer hash', () => signedByHand({ alg: 'RS512' }, 'sha512')],
    ['asks for something unheard of', () => signedByHand({ alg: 'RS256', crit: ['odd'], odd: 1 }, 'sha256')],
    [
      'has a head that is no JSON',
      async () => `AAAA.${(await signed(door.ours, claims())).split('.', 2)[1]}.AAAA`,
    ],
  ])('that %s is refused', async (_what, token) => {
    expect(await door.pass(await token(), activityOf())).toEqual(no(401, 'token_refused'));
  });

  it.each<[string, Partial<JWTPayload>]>([
    ['ended a second less than five minutes ago', { exp: SECONDS - 299 }],
    ['begins in five minutes', { nbf: SECONDS + 300 }],
    ['does not say when it begins', { nbf: undefined }],
  ])('that %s is taken, since clocks differ', async (_what, change) => {
    expect(await door.pass(await signed(door.ours, claims(change)), activityOf())).toMatchObject({
      ok: true,
    });
  });

  it('for another service than the body names is refused', async () => {
    const other = 'https://smba.trafficmanager.net/amer/';

    expect(await door.pass(await signed(door.ours, claims({ serviceurl: other })), activityOf())).toEqual(
      no(403, 'service_refused'),
    );
  });

  it('is looked at before the body is', async () => {
    expect(await door.passed(undefined, Buffer.from('{'))).toEqual(no(401, 'token_missing'));
  });

  it('cannot be judged while the issuer is out of reach: nobody is let in, and it may be sent again', async () => {
    const keys = { find: () => Promise.reject(new Error('no way')) };

    expect(
      await door.passed(`Bearer ${await signed(door.ours, claims())}`, bodyOf(activityOf()), { keys }),
    ).toEqual(no(503, 'keys_unreachable'));
  });
});

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function changed(token: string): string {
  const [head, , signature] = token.split('.');
  return [head, encoded(claims({ serviceurl: 'https://smba.trafficmanager.net/amer/' })), signature].join(
    '.',
  );
}

/** With a third part, so that it does not already fail for having none. */
function unsignedWith(token: string): string {
  const [, payload, signature] = token.split('.');
  return [encoded({ alg: 'none', typ: 'JWT', kid: 'ours' }), payload, signature].join('.');
}

/** The attack on libraries that let the token choose how it is checked. */
async function signedWithThePublicKey(): Promise<string> {
  const key = await importJWK(door.ours.published, 'RS256', { extractable: true });
  const secret = Buffer.from(await exportSPKI(key as CryptoKey));
  return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'ours' }).sign(secret);
}

/** By hand, since no library signs what it does not know, or with a hash that the key is not for. */
async function signedByHand(header: object, hash: 'sha256' | 'sha512'): Promise<string> {
  const text = `${encoded({ kid: 'ours', ...header })}.${encoded(claims())}`;
  const signature = sign(hash, Buffer.from(text), KeyObject.from(door.ours.private));
  return `${text}.${signature.toString('base64url')}`;
}
