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

/** The press on "send" of each draft, each with an id of its own. */
export function pressesOn(drafts: readonly Draft[], token: string): Press[] {
  return drafts.map((draft) => ({
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    body: Buffer.from(JSON.stringify(activityOf(draft))),
  }));
}

function activityOf({ tenantId, personId, entraId, schoolId, concernId, version }: Draft) {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${concernId}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: SERVICE,
    locale: 'nl-NL',
    from: { id: `29:${personId}`, name: '', aadObjectId: entraId },
    recipient: { id: '28:bot', name: 'Actietafel' },
    conversation: { id: `a:${personId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    replyToId: `card-${concernId}`,
    value: {
      action: {
        type: 'Action.Execute',
        verb: 'intake.send',
        data: { ref: { schoolId, id: concernId, version: String(version) } },
      },
      trigger: 'manual',
    },
  };
}
