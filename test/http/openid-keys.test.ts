import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SigningKeys, signingKeys } from '../../src/http/openid-keys.ts';
import { issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const first = (await issuerKey('first', ['msteams'])).published;
const second = (await issuerKey('second')).published;

describe('the published keys', () => {
  let issuer: TokenIssuer;
  let keys: SigningKeys;
  let now: number;

  beforeEach(async () => {
    issuer = await startIssuer([first]);
    now = Date.parse('2026-11-23T09:00:00Z');
    keys = signingKeys(issuer.metadataUrl, () => now);
  });

  afterEach(() => issuer.stop());

  it('are found by their id, with the channels that they may speak for', async () => {
    issuer.publish([first, second]);

    expect(await keys.find('first')).toMatchObject({ endorsements: ['msteams'] });
    expect(await keys.find('second')).toMatchObject({ endorsements: [] });
    expect(await keys.find('third')).toBeNull();
  });

  it('are fetched once for a day, and again after it', async () => {
    await keys.find('first');
    now += DAY - 1;
    await keys.find('first');
    const withinTheDay = issuer.fetches();
    now += 1;
    await keys.find('first');

    expect([withinTheDay, issuer.fetches()]).toEqual([1, 2]);
  });

  it('are fetched once when many ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => keys.find('first')));

    expect(issuer.fetches()).toBe(1);
  });

  it('are fetched again for an unknown id, once an hour at most', async () => {
    await keys.find('first');
    issuer.publish([first, second]);
    now += HOUR - 1;
    const tooSoon = await keys.find('second');
    now += 1;
    const found = await keys.find('second');
    await keys.find('made up');

    expect(tooSoon).toBeNull();
    expect(found).not.toBeNull();
    expect(issuer.fetches()).toBe(2);
  });

  it('are no longer good when they are not published any more', async () => {
    await keys.find('first');
    issuer.publish([second]);
    now += DAY;

    expect(await keys.find('first')).toBeNull();
  });

  it('cannot be found while the issuer was never reached, which is asked again after ten seconds', async () => {
    issuer.answerWith(500);
    await expect(keys.find('first')).rejects.toThrow('out of reach');
    issuer.answerWith(200);
    now += 10 * SECOND - 1;
    await expect(keys.find('first')).rejects.toThrow('out of reach');
    now += 1;

    expect(await keys.find('first')).not.toBeNull();
  });

  it('serve five days when the issuer is out of reach, and not longer', async () => {
    await keys.find('first');
    issuer.answerWith(503);
    now += 5 * DAY - 1;
    const lastMoment = await keys.find('first');
    now += 10 * SECOND;

    expect(lastMoment).not.toBeNull();
    await expect(keys.find('first')).rejects.toThrow('out of reach');
  });

  it('are read one by one: an odd one among them spoils nothing', async () => {
    issuer.publish([
      null,
      { kid: 'odd' },
      { ...first, kid: 'broken', n: 7 },
      { kty: 'EC', kid: 'other' },
      first,
    ]);

    expect(await keys.find('first')).not.toBeNull();
    expect(await keys.find('broken')).toBeNull();
    expect(await keys.find('other')).toBeNull();
  });

  it.each([
    ['more keys than anybody publishes', Array.from({ length: 101 }, () => first)],
    ['no list', { first }],
  ])('are refused when they are %s', async (_what, published) => {
    issuer.publish(published as unknown[]);

    await expect(keys.find('first')).rejects.toThrow('out of reach');
  });
});
