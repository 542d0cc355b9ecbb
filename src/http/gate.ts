import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { SigningKeys } from './openid-keys.ts';
import { parseBody } from './parse-body.ts';
import type { RateLimit } from './rate-limit.ts';

/** An activity that has passed: signed for us, from where it says, of a tenant that we serve. */
export type VerifiedActivity = Record<string, unknown> & { serviceUrl: string };

/** Why something did not get in. The code is all that the sender learns. */
export type Refused = { status: 400 | 401 | 403 | 413 | 429 | 503; code: string };

export type Passed = { ok: true; activity: VerifiedActivity } | { ok: false; refused: Refused };

export type GateSettings = {
  /** Null in the demo alone: no token, and then only loopback addresses. */
  appId: string | null;
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
const OLDEST = 24 * 60 * 60 * 1000;
const NEWEST = 10 * 60 * 1000;

/**
 * The gate before any SDK (Microsoft's rules for connector authentication, each made strict): bearer JWT, RS256 alone,
 * issuer, audience and times, a key that is endorsed for Teams, the `serviceurl` claim equal to the body's, an exact
 * host, a tenant of ours in every place where one is named, and a body of bounded size, depth, age and rate.
 */
export function gate(
  settings: GateSettings,
): (authorization: string | undefined, body: Buffer) => Promise<Passed> {
  return async (authorization, body) => {
    const claims =
      settings.appId === null ? null : await verifyToken(settings, settings.appId, authorization);
    if (claims && 'refused' in claims) return { ok: false, refused: claims.refused };
    const parsed = parseBody(body);
    if ('refused' in parsed) return { ok: false, refused: parsed.refused };
    const refused = checkActivity(settings, parsed.activity, claims?.serviceUrl ?? null);
    return refused ? { ok: false, refused } : { ok: true, activity: parsed.activity as VerifiedActivity };
  };
}

type Claims = { serviceUrl: string };

async function verifyToken(
  settings: GateSettings,
  audience: string,
  authorization: string | undefined,
): Promise<Claims | { refused: Refused }> {
  const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/)?.[1];
  if (!token) return refuse(401, 'token_missing');
  const keyId = keyIdOf(token);
  if (!keyId) return refuse(401, 'token_refused');
  let signing: Awaited<ReturnType<SigningKeys['find']>>;
  try {
    signing = await settings.keys.find(keyId);
  } catch {
    // The issuer's keys are out of reach: nobody is let in unseen, and Teams tries again.
    return refuse(503, 'keys_unreachable');
  }
  if (!signing) return refuse(401, 'token_refused');
  if (!signing.endorsements.includes(CHANNEL)) return refuse(401, 'token_refused');
  try {
    const { payload } = await jwtVerify(token, signing.key, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience,
      clockTolerance: SKEW_SECONDS,
      currentDate: new Date(settings.now()),
      requiredClaims: ['exp'],
    });
    const claim = payload.serviceurl;
    return typeof claim === 'string' ? { serviceUrl: claim } : refuse(401, 'token_refused');
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(401, 'token_refused');
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

function checkActivity(
  settings: GateSettings,
  activity: Record<string, unknown>,
  claimed: string | null,
): Refused | null {
  const { serviceUrl, timestamp } = activity;
  if (typeof activity.type !== 'string' || typeof serviceUrl !== 'string')
    return { status: 400, code: 'body_odd' };
  if (settings.appId !== null && claimed !== serviceUrl) return { status: 403, code: 'service_refused' };
  if (!isServiceAddress(serviceUrl, settings)) return { status: 403, code: 'service_refused' };
  const tenants = tenantsIn(activity);
  if (tenants.length === 0 || tenants.some((tenant) => !settings.tenants.includes(tenant))) {
    return { status: 403, code: 'tenant_refused' };
  }
  if (new Set(tenants).size > 1) return { status: 403, code: 'tenant_refused' };
  if (typeof timestamp === 'string' && !isRecent(timestamp, settings.now()))
    return { status: 403, code: 'too_old' };
  const from = (activity.from as { id?: unknown } | undefined)?.id;
  const sender = typeof from === 'string' ? from.slice(0, 300) : 'nobody';
  return settings.limit.allows(tenants[0] ?? '', sender) ? null : { status: 429, code: 'too_many' };
}

/** https and an exact host; in the demo http on this machine. User names in an address are a trick. */
export function isServiceAddress(
  address: string,
  settings: Pick<GateSettings, 'appId' | 'serviceHosts'>,
): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  const demo = settings.appId === null;
  if (url.protocol !== (demo ? 'http:' : 'https:')) return false;
  if (!demo && url.port !== '') return false;
  return settings.serviceHosts.includes(url.hostname);
}

/** Every tenant that the body names: they have to agree. */
function tenantsIn(activity: Record<string, unknown>): string[] {
  const channel = (activity.channelData as { tenant?: { id?: unknown } } | undefined)?.tenant?.id;
  const conversation = (activity.conversation as { tenantId?: unknown } | undefined)?.tenantId;
  return [channel, conversation].filter((tenant): tenant is string => typeof tenant === 'string');
}

function isRecent(timestamp: string, now: number): boolean {
  const at = Date.parse(timestamp);
  return Number.isFinite(at) && at >= now - OLDEST && at <= now + NEWEST;
}

function refuse(status: Refused['status'], code: string): { refused: Refused } {
  return { refused: { status, code } };
}
