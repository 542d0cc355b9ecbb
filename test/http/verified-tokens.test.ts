import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gate } from '../../src/http/gate.ts';
import type { SigningKey } from '../../src/http/openid-keys.ts';
import { signingKeys } from '../../src/http/openid-keys.ts';
import { activityOf, bodyOf, NOW } from '../support/activity.ts';
import { TENANT } from '../support/school.ts';
import { type IssuerKey, issuerKey, signed, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';
import { APP, claims, no, SECONDS } from './gate-harness.ts';

const SECOND = 1000;
const FIVE_MINUTES = 300 * SECOND;

describe('a token that was found good', () => {
  let ours: IssuerKey;
  let issuer: TokenIssuer;
  let now: number;
  /** How often the signature was looked at: each time the bare key is taken out. */
  let checked: number;
  let published: SigningKey | null;
  let pass: (token: string) => Promise<unknown>;

  beforeAll(async () => {
    ours = await issuerKey('ours', ['msteams']);
    issuer = await startIssuer([ours.published]);
  });

  afterAll(() => issuer.stop());

  beforeEach(async () => {
    now = NOW;
    checked = 0;
    published = watched(await key());
    const passed = gate({
      appId: APP,
      tenants: [TENANT],
      serviceHosts: ['smba.trafficmanager.net'],
      keys: { find: async () => published },
      limit: { allows: () => true },
      now: () => now,
    });
    pass = (token) => passed(`Bearer ${token}`, bodyOf(activityOf()));
  });

  it('is known for five minutes, and then checked again', async () => {
    const token = await signed(ours, claims());

    for (const later of [0, 1, FIVE_MINUTES - 1]) {
      now = NOW + later;
      expect(await pass(token)).toMatchObject({ ok: true });
    }
    expect(checked).toBe(1);

    now = NOW + FIVE_MINUTES;
    expect(await pass(token)).toMatchObject({ ok: true });
    expect(checked).toBe(2);
  });

  it('is checked again when the clock was set back', async () => {
    const token = await signed(ours, claims());
    await pass(token);

    now = NOW - 1;
    await pass(token);

    expect(checked).toBe(2);
  });

  it('is refused from its end on, however short ago it was checked', async () => {
    const token = await signed(ours, claims({ exp: SECONDS - 299 }));

    expect(await pass(token)).toMatchObject({ ok: true });
    now = NOW + SECOND - 1;
    expect(await pass(token)).toMatchObject({ ok: true });
    now = NOW + SECOND;
    expect(await pass(token)).toEqual(no(401, 'token_refused'));
  });

  it('is refused as soon as its key is published no more', async () => {
    const token = await signed(ours, claims());
    await pass(token);

    published = null;

    expect(await pass(token)).toEqual(no(401, 'token_refused'));
  });

  it('is checked again with a key that was published anew', async () => {
    const token = await signed(ours, claims());
    await pass(token);

    published = watched(await key());
    await pass(token);

    expect(checked).toBe(2);
  });

  it('vouches for no other: not for one with the same claims, and not for one that was changed', async () => {
    const token = await signed(ours, claims());
    await pass(token);

    expect(await pass(await signed(ours, claims({ exp: SECONDS + 3601 })))).toMatchObject({ ok: true });
    expect(await pass(token.replace(/.{8}$/, 'AAAAAAAA'))).toEqual(no(401, 'token_refused'));
    expect(checked).toBe(3);
  });

  it('that was refused is not remembered as good', async () => {
    const token = (await signed(ours, claims())).replace(/.{8}$/, 'AAAAAAAA');

    expect(await pass(token)).toEqual(no(401, 'token_refused'));
    expect(await pass(token)).toEqual(no(401, 'token_refused'));
  });

  it('makes room for others when there are a thousand', async () => {
    const first = await signed(ours, claims());
    await pass(first);
    for (let other = 1; other <= 1000; other += 1)
      await pass(await signed(ours, claims({ jti: `${other}` })));
    checked = 0;

    await pass(first);

    expect(checked).toBe(1);
  }, 60_000);

  async function key(): Promise<SigningKey> {
    const found = await signingKeys(issuer.metadataUrl, () => NOW).find('ours');
    if (!found) throw new Error('The key is not published.');
    return found;
  }

  function watched(found: SigningKey): SigningKey {
    return {
      endorsements: found.endorsements,
      get key() {
        checked += 1;
        return found.key;
      },
    };
  }
});
