import type { JWTPayload } from 'jose';
import { type GateSettings, gate, type Passed } from '../../src/http/gate.ts';
import { signingKeys } from '../../src/http/openid-keys.ts';
import { activityOf, bodyOf, NOW, SERVICE } from '../support/activity.ts';
import { TENANT } from '../support/school.ts';
import { type IssuerKey, issuerKey, signed, startIssuer } from '../support/token-issuer.ts';

export const APP = 'cccccccc-1111-4222-8333-444444444444';
/** With letters in it, which can be written in two ways. */
export const OTHER_OF_OURS = 'eeeeeeee-1111-4222-8333-444444444444';
export const SECONDS = NOW / 1000;

/** A gate with an issuer of its own behind it, and the keys that sign for and against it. */
export type GateHarness = {
  /** Endorsed for Teams and for web chat. */
  ours: IssuerKey;
  ofWebchat: IssuerKey;
  /** Goes by the id of ours. */
  unpublished: IssuerKey;
  /** What the gate makes of it; `change` = other settings. */
  passed(authorization: string | undefined, body: Buffer, change?: Partial<GateSettings>): Promise<Passed>;
  /** An activity with this token. */
  pass(token: string, activity: object): Promise<Passed>;
  /** An activity that is changed so, with a good token. */
  passWith(change: object): Promise<Passed>;
  close(): Promise<void>;
};

export async function gateHarness(): Promise<GateHarness> {
  const ours = await issuerKey('ours', ['msteams', 'webchat']);
  const ofWebchat = await issuerKey('of-webchat', ['webchat']);
  const unpublished = await issuerKey('ours', ['msteams']);
  const unendorsed = { ...ours.published, kid: 'unendorsed', endorsements: undefined };
  const issuer = await startIssuer([ours.published, ofWebchat.published, unendorsed]);
  const settings: GateSettings = {
    appId: APP,
    tenants: [TENANT, OTHER_OF_OURS],
    serviceHosts: ['smba.trafficmanager.net'],
    keys: signingKeys(issuer.metadataUrl, () => NOW),
    limit: { allows: () => true },
    now: () => NOW,
  };
  const passed: GateHarness['passed'] = (authorization, body, change) =>
    gate({ ...settings, ...change })(authorization, body);
  const pass: GateHarness['pass'] = (token, activity) => passed(`Bearer ${token}`, bodyOf(activity));
  return {
    ours,
    ofWebchat,
    unpublished,
    passed,
    pass,
    passWith: async (change) => pass(await signed(ours, claims()), activityOf(change)),
    close: () => issuer.stop(),
  };
}

/** The claims of a token of Teams (aud, exp, iss, nbf, serviceurl), with some of them changed. */
export function claims(change: Record<string, unknown> = {}): JWTPayload {
  const usual = {
    iss: 'https://api.botframework.com',
    aud: APP,
    serviceurl: SERVICE,
    nbf: SECONDS - 60,
    exp: SECONDS + 3600,
  };
  return { ...usual, ...change } as JWTPayload;
}

export function no(status: number, code: string) {
  return { ok: false, refused: { status, code } };
}
