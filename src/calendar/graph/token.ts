import { z } from 'zod';

/** A registration in Entra that speaks for itself: no person signs in with it. */
export type AppCredential = { tenantId: string; clientId: string; secret: string };

/** Tokens for Graph, kept as long as they are good. They are in no log and in no error. */
export type Tokens = {
  /** @throws TokenRefused, or what `fetch` throws when Microsoft cannot be reached */
  current(): Promise<string>;
  /** Graph did not take this one: the next is asked for anew. One that came since stays. */
  forget(token: string): void;
};

/** No token was given: a wrong or ended secret, an unknown registration, or Microsoft in trouble. */
export class TokenRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super('Microsoft gave no token.');
    this.name = 'TokenRefused';
    this.code = code;
  }
}

const SCOPE = 'https://graph.microsoft.com/.default';
/** A call may wait for its turn with a token in its hand. */
const SPARE_MILLISECONDS = 5 * 60_000;
const TIMEOUT_MILLISECONDS = 10_000;
const MOST_CHARACTERS = 20_000;

const Given = z.object({
  token_type: z.literal('Bearer'),
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/**
 * By the client credentials flow of the Microsoft identity platform. Whoever asks while one is fetched waits for the same.
 *
 * @param loginUrl without a slash at the end
 * @param now milliseconds; only differences count
 */
export function graphTokens(
  { tenantId, clientId, secret }: AppCredential,
  loginUrl: string,
  now: () => number,
): Tokens {
  let known: { token: string; until: number } | null = null;
  let fetching: Promise<string> | null = null;

  async function fetched(): Promise<string> {
    const askedAt = now();
    const response = await fetch(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
        scope: SCOPE,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const text = await response.text();
    if (!response.ok) throw new TokenRefused(`token_${response.status}`);
    const given = Given.safeParse(text.length > MOST_CHARACTERS ? null : jsonOf(text));
    if (!given.success) throw new TokenRefused('token_unreadable');
    const { access_token, expires_in } = given.data;
    known = { token: access_token, until: askedAt + expires_in * 1000 - SPARE_MILLISECONDS };
    return access_token;
  }

  return {
    async current() {
      if (known && now() < known.until) return known.token;
      fetching ??= fetched().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    forget(token) {
      if (known?.token === token) known = null;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
