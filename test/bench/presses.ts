import { SERVICE } from '../support/activity.ts';
import { type IssuerKey, issuerKey, signed, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';
import type { Draft } from './shapes.ts';

export const APP = 'cccccccc-1111-4222-8333-444444444444';
const HOUR_SECONDS = 3600;

/** A request as Teams sends it, whole. */
export type Press = { headers: Readonly<Record<string, string>>; body: Buffer };

/** Publishes a key and signs with it. */
export type Signer = { issuer: TokenIssuer; token(): Promise<string> };

export async function signer(): Promise<Signer> {
  const key: IssuerKey = await issuerKey('bench', ['msteams']);
  const issuer = await startIssuer([key.published]);
  return {
    issuer,
    token() {
      const now = Math.floor(Date.now() / 1000);
      return signed(key, {
        iss: 'https://api.botframework.com',
        aud: APP,
        serviceurl: SERVICE,
        nbf: now - 60,
        exp: now + HOUR_SECONDS,
      });
    },
  };
}

/** A press on a button of a card, by whom, each with an id of its own. */
export type Tap = {
  id: string;
  tenantId: string;
  personId: string;
  entraId: string;
  verb: string;
  data: Readonly<Record<string, unknown>>;
};

/** The press on "send" of each draft. */
export function pressesOn(drafts: readonly Draft[], token: string): Press[] {
  return drafts.map(({ concernId, schoolId, version, ...who }) =>
    pressOf(
      { ...who, id: concernId, verb: 'intake.send', data: refData(schoolId, concernId, version) },
      token,
    ),
  );
}

/** What a button carries to say which row it is about, and as of which version. */
export function refData(schoolId: string, id: string, version: number): Tap['data'] {
  return { ref: { schoolId, id, version: String(version) } };
}

export function pressOf(tap: Tap, token: string): Press {
  return {
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    body: Buffer.from(JSON.stringify(activityOf(tap))),
  };
}

function activityOf({ id, tenantId, personId, entraId, verb, data }: Tap) {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${id}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: SERVICE,
    locale: 'nl-NL',
    from: { id: `29:${personId}`, name: '', aadObjectId: entraId },
    recipient: { id: '28:bot', name: 'Actietafel' },
    conversation: { id: `a:${personId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    replyToId: `card-${id}`,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}
