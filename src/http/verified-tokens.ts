import { createHash } from 'node:crypto';
import type { SigningKey } from './openid-keys.ts';

/** What a token says, once it was found good. */
export type TokenClaims = { serviceUrl: string; expiresAt: number };

/** Tokens that were found good a moment ago. */
export type VerifiedTokens = {
  /** Null when the token was not checked in the last minutes with this very key, or its time is over. */
  claimsOf(token: string, key: SigningKey): TokenClaims | null;
  remember(token: string, key: SigningKey, claims: TokenClaims): void;
};

const MINUTE = 60_000;
const LONGEST = 5 * MINUTE;
const MOST = 1000;

/**
 * Remembers for five minutes that a key signed a token: Teams sends the same one with every activity of about an hour, and
 * a signature is most of what the check of it costs. A key that is no longer published, or was published anew, ends
 * it at once, and so does the end of the token itself. Kept are fingerprints, no tokens; the oldest go first.
 *
 * @param now milliseconds
 * @param skew how long a token still counts after its end, in milliseconds
 */
export function verifiedTokens(now: () => number, skew: number): VerifiedTokens {
  const known = new Map<string, { key: SigningKey; claims: TokenClaims; at: number }>();

  return {
    claimsOf(token, key) {
      const found = known.get(fingerprint(token));
      if (found?.key !== key) return null;
      const age = now() - found.at;
      return age >= 0 && age < LONGEST && now() < found.claims.expiresAt + skew ? found.claims : null;
    },
    remember(token, key, claims) {
      const print = fingerprint(token);
      known.delete(print);
      const oldest = known.size >= MOST ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      known.set(print, { key, claims, at: now() });
    },
  };
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
