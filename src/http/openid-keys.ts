import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** One key that may sign tokens for us, and the channels it may speak for. */
export type SigningKey = { key: CryptoKey | Uint8Array; endorsements: readonly string[] };

export type SigningKeys = {
  /** Null when no such key is published. @throws Error when the publisher is out of reach and what we know is too old */
  find(keyId: string): Promise<SigningKey | null>;
};

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Fetched again so often (botbuilder does the same). */
const FRESH = 24 * HOUR;
/** Microsoft lets keys be kept so long; with the publisher out of reach they serve until then. */
const USABLE = 5 * 24 * HOUR;
/** For a key id that is unknown: once an hour, so that made-up ids lead to no stream of requests. */
const UNKNOWN_AGAIN = HOUR;
const FAILED_AGAIN = 10 * SECOND;
const TIMEOUT = 5 * SECOND;
const MOST_KEYS = 100;
const MOST_CHARACTERS = 1_000_000;

const Metadata = z.object({ jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.unknown()).max(MOST_KEYS) });
const RsaKey = z.looseObject({
  kid: z.string(),
  kty: z.literal('RSA'),
  // 2048 bits at least, as jose will ask too.
  n: z.string().min(342),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

/**
 * The published keys that sign Teams' tokens, kept between requests.
 *
 * @param metadataUrl the OpenID configuration of the token issuer
 * @param now milliseconds; only differences count
 */
export function signingKeys(metadataUrl: string, now: () => number): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  /** Requests that come while the keys are fetched wait for the same answer. */
  function refresh(): Promise<void> {
    if (now() - failedAt < FAILED_AGAIN) return Promise.resolve();
    fetching ??= fetchKeys(metadataUrl)
      .then(
        (fetched) => {
          keys = fetched;
          fetchedAt = now();
        },
        () => {
          failedAt = now();
        },
      )
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  return {
    async find(keyId) {
      const age = now() - fetchedAt;
      if (age >= FRESH || (!keys.has(keyId) && age >= UNKNOWN_AGAIN)) await refresh();
      if (now() - fetchedAt >= USABLE) throw new Error('The keys for tokens are out of reach.');
      return keys.get(keyId) ?? null;
    },
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = Metadata.parse(await fetchJson(metadataUrl));
  const isPlain = new URL(jwks_uri).protocol !== 'https:';
  if (isPlain && new URL(jwks_uri).origin !== new URL(metadataUrl).origin)
    throw new Error('The keys for tokens are published at an address without https.');
  const { keys } = KeySet.parse(await fetchJson(jwks_uri));
  return new Map((await Promise.all(keys.map(imported))).filter((entry) => entry !== null));
}

/** Null for a key of another kind, or one that cannot be read: the others are good all the same. */
async function imported(published: unknown): Promise<[string, SigningKey] | null> {
  const parsed = RsaKey.safeParse(published);
  if (!parsed.success) return null;
  const { kid, endorsements } = parsed.data;
  try {
    return [kid, { key: await importJWK(parsed.data as JWK, 'RS256'), endorsements }];
  } catch {
    return null;
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' });
  if (!response.ok) throw new Error(`The keys for tokens could not be fetched: status ${response.status}.`);
  const text = await response.text();
  if (text.length > MOST_CHARACTERS) throw new Error('The keys for tokens came with far too much beside.');
  return JSON.parse(text);
}
