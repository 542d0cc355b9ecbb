import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { SigningKey, SigningKeys } from './openid-keys.ts';
import { parseBody } from './parse-body.ts';
import type { RateLimit } from './rate-limit.ts';
import { type GateCode, type Refused, refused } from './refused.ts';
import { type TokenClaims, type VerifiedTokens, verifiedTokens } from './verified-tokens.ts';

/** An activity that has passed: signed for us, from where it says, of a tenant that we serve. */
export type VerifiedActivity = Record<string, unknown> & { serviceUrl: string };

export type Passed = { ok: true; activity: VerifiedActivity } | { ok: false; refused: Refused };

export type GateSettings = {
  /** Null in the demo alone: no token, and then only loopback addresses. */
  appId: string | null;
  /** In lower case. */
  tenants: readonly string[];
  /** Exact host names; a look-alike that ends in one of them is another host. */
  serviceHosts: readonly string[];
  keys: SigningKeys;
  limit: RateLimit;
  now: () => number;
};

const ISSUER = 'https://api.botframework.com';
const CHANNEL = 'msteams';
const SKEW_SECONDS = 5 * 60;
const MINUTE = 60_000;
const OLDEST = 24 * 60 * MINUTE;
const NEWEST = 10 * MINUTE;

/**
 * The gate before any SDK (Microsoft's rules for connector authentication, each made strict): bearer JWT, RS256 alone,
 * issuer, audience and times, a key that is endorsed for Teams, the `serviceurl` claim equal to the body's, an exact
 * host, a tenant of ours in every place where one is named, and a body of bounded size, depth, age and rate.
 *
 * The token is looked at before the body is parsed, so that nobody without one makes us read JSON.
 */
export function gate(
  settings: GateSettings,
): (authorization: string | undefined, body: Buffer) => Promise<Passed> {
  const verified = verifiedTokens(settings.now, SKEW_SECONDS * 1000);
  return async (authorization, body) => {
    const { appId } = settings;
    const claims = appId === null ? null : await verifyToken(settings, verified, appId, authorization);
    if (claims && 'refused' in claims) return { ok: false, refused: claims.refused };
    const parsed = parseBody(body);
    if ('refused' in parsed) return { ok: false, refused: parsed.refused };
    const code = faultIn(parsed.activity, claims, settings);
    if (code !== null) return { ok: false, refused: refused(code) };
    return { ok: true, activity: parsed.activity as VerifiedActivity };
  };
}

async function verifyToken(
  settings: GateSettings,
  verified: VerifiedTokens,
  audience: string,
  authorization: string | undefined,
): Promise<TokenClaims | { refused: Refused }> {
  const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/)?.[1];
  if (!token) return { refused: refused('token_missing') };
  const keyId = keyIdOf(token);
  if (keyId === null) return { refused: refused('token_refused') };
  let signing: SigningKey | null;
  try {
    signing = await settings.keys.find(keyId);
  } catch {
    return { refused: refused('keys_unreachable') };
  }
  if (!signing?.endorsements.includes(CHANNEL)) return { refused: refused('token_refused') };
  const known = verified.claimsOf(token, signing);
  if (known) return known;
  try {
    const { payload } = await jwtVerify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(settings.now()),
      requiredClaims: ['exp'],
    });
    const { serviceurl: serviceUrl, exp } = payload;
    if (typeof serviceUrl !== 'string' || exp === undefined) return { refused: refused('token_refused') };
    const claims = { serviceUrl, expiresAt: exp * 1000 };
    verified.remember(token, signing, claims);
    return claims;
  } catch (error) {
    if (error instanceof errors.JOSEError) return { refused: refused('token_refused') };
    throw error;
  }
}

function keyIdOf(token: string): string | null {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    return alg === 'RS256' && typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

/** `claims` is null in the demo, where nothing is signed. */
function faultIn(
  activity: Record<string, unknown>,
  claims: TokenClaims | null,
  settings: GateSettings,
): GateCode | null {
  const { type, serviceUrl, channelId, timestamp } = activity;
  if (typeof type !== 'string' || type === '' || typeof serviceUrl !== 'string') return 'body_odd';
  if (claims && claims.serviceUrl !== serviceUrl) return 'service_refused';
  if (!isServiceAddress(serviceUrl, settings)) return 'service_refused';
  // The key is endorsed for this channel and no other.
  if (channelId !== CHANNEL) return 'channel_refused';
  const tenant = tenantOf(activity);
  if (tenant === null || !settings.tenants.includes(tenant)) return 'tenant_refused';
  if (timestamp !== undefined && !isRecent(timestamp, settings.now())) return 'time_refused';
  return settings.limit.allows(tenant, senderOf(activity)) ? null : 'too_many';
}

/**
 * https and an exact host; in the demo http on this machine. Only plain characters: a user name, a backslash, a line
 * break or an escape in an address is a trick, meant to be read in two ways by two programs.
 */
function isServiceAddress(address: string, settings: Pick<GateSettings, 'appId' | 'serviceHosts'>): boolean {
  if (!/^https?:\/\/[\w.-]+(:\d+)?(\/[\w.~/-]*)?$/.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  const isDemo = settings.appId === null;
  if (url.protocol !== (isDemo ? 'http:' : 'https:')) return false;
  if (!isDemo && url.port !== '') return false;
  return settings.serviceHosts.includes(url.hostname);
}

/** The tenant that the body names, in lower case: in one place at least, and the same in both. Null otherwise. */
function tenantOf(activity: Record<string, unknown>): string | null {
  const channel = (activity.channelData as { tenant?: { id?: unknown } } | null | undefined)?.tenant?.id;
  const conversation = (activity.conversation as { tenantId?: unknown } | null | undefined)?.tenantId;
  const named = [channel, conversation]
    .filter((tenant) => tenant !== undefined && tenant !== null)
    .map((tenant) => (typeof tenant === 'string' ? tenant.toLowerCase() : null));
  return new Set(named).size === 1 ? (named[0] ?? null) : null;
}

function isRecent(timestamp: unknown, now: number): boolean {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return at >= now - OLDEST && at <= now + NEWEST;
}

function senderOf(activity: Record<string, unknown>): string {
  const id = (activity.from as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id.slice(0, 300) : 'nobody';
}
