import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** One key that may sign tokens for us, and the channels it may speak for. */
export type SigningKey = { key: CryptoKey | Uint8Array; endorsements: readonly string[] };

/** The published keys: kept for a day, fetched again for an unknown key id at most once an hour (botbuilder does the same). */
export type SigningKeys = { find(keyId: string): Promise<SigningKey | null> };

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;
const TIMEOUT = 5_000;

const Metadata = z.object({ jwks_uri: z.url() });
const KeySet = z.object({
  keys: z
    .array(z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).optional() }))
    .max(100),
});

/**
 * @param metadataUrl the OpenID configuration of the token issuer
 * @param now milliseconds; only differences count
 */
export function signingKeys(metadataUrl: string, now: () => number): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    fetching ??= fetchKeys(metadataUrl)
      .then((fetched) => {
        keys = fetched;
        fetchedAt = now();
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  return {
    async find(keyId) {
      if (now() - fetchedAt >= DAY) await refresh();
      if (!keys.has(keyId) && now() - fetchedAt >= HOUR) await refresh();
      return keys.get(keyId) ?? null;
    },
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = Metadata.parse(await fetchJson(metadataUrl));
  const { keys } = KeySet.parse(await fetchJson(jwks_uri));
  const usable = keys.filter(({ kty }) => kty === 'RSA');
  return new Map(
    await Promise.all(
      usable.map(
        async (jwk): Promise<[string, SigningKey]> => [
          jwk.kid,
          { key: await importJWK(jwk as JWK, 'RS256'), endorsements: jwk.endorsements ?? [] },
        ],
      ),
    ),
  );
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' });
  if (!response.ok) throw new Error(`The keys for tokens could not be fetched: status ${response.status}.`);
  return response.json();
}
