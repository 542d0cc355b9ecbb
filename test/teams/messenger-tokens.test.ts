import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import type { Address } from '../../src/app/ports/conversations.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import { connectorsFor } from '../../src/teams/connector.ts';
import { teamsMessenger } from '../../src/teams/messenger.ts';
import { transportWithin } from '../../src/teams/transport.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const VIEW = { kind: 'not_understood' } as const;

describe('the token that the bot sends along', () => {
  let connector: FakeConnector;
  let login: ReturnType<typeof fakeLogin>;
  let messenger: ReturnType<typeof teamsMessenger>;
  let registration = 0;

  beforeEach(async () => {
    connector = await startFakeConnector();
    login = fakeLogin();
    // The SDK keeps tokens per app id for as long as the process lives: each test is a bot of its own.
    const appId = `app-${registration++}`;
    messenger = teamsMessenger(
      {
        credential: { appId, tenantId: TENANT, type: 'SingleTenant', password: 'secret' },
        serviceHosts: ['127.0.0.1'],
        renderPersonal: () => ({ type: 'AdaptiveCard' }),
        renderChannel: () => ({ type: 'AdaptiveCard' }),
        timeoutMilliseconds: 2000,
      },
      new MsalServiceClientCredentialsFactory(appId, login.application),
    );
  });

  afterEach(async () => {
    messenger.close();
    await connector.close();
  });

  it('is fetched once by the SDK for many messages at once', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => messenger.sendPersonal(person(), VIEW, 'nl')));
    await messenger.sendPersonal(person(), VIEW, 'nl');

    expect(new Set(tokensSeen())).toEqual(new Set(['Bearer token-1']));
    expect(login.asked).toEqual([['https://api.botframework.com/.default']]);
  });

  it('is another one after Teams refused the first, and the message comes again', async () => {
    connector.fault({ outcome: { status: 401 } });

    const first = await messenger.sendPersonal(person(), VIEW, 'nl');
    const second = await messenger.sendPersonal(person(), VIEW, 'nl');

    expect(first).toEqual({ kind: 'later', afterMilliseconds: 0, reason: 'unauthorized' });
    expect(second.kind).toBe('sent');
    expect(tokensSeen()).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('makes the sender wait a minute when the fresh one is refused as well', async () => {
    connector.fault({ outcome: { status: 401 } }, {}, 2);

    await messenger.sendPersonal(person(), VIEW, 'nl');
    const second = await messenger.sendPersonal(person(), VIEW, 'nl');

    expect(second).toEqual({ kind: 'later', afterMilliseconds: 60_000, reason: 'unauthorized' });
  });

  it('is renewed once when several messages were refused with the same one', async () => {
    connector.fault({ outcome: { status: 401 } }, {}, 3);

    const refused = await Promise.all([1, 2, 3].map(() => messenger.sendPersonal(person(), VIEW, 'nl')));

    expect(refused.map((sent) => sent.kind === 'later' && sent.afterMilliseconds)).toEqual([0, 0, 0]);
    expect(login.asked).toHaveLength(2);
  });

  it('keeps a message here when there is none to be had: later, and nothing left', async () => {
    login.fail();

    const sent = await messenger.sendPersonal(person(), VIEW, 'nl');

    expect(sent).toEqual({ kind: 'later', afterMilliseconds: 0, reason: 'no_token' });
    expect(connector.requests).toEqual([]);
  });

  it('comes from the login page of the one tenant when only plain settings are given', async () => {
    const credential = {
      appId: 'plain',
      tenantId: TENANT,
      type: 'SingleTenant',
      password: 'secret',
    } as const;

    const { client } = await connectorsFor(credential, transportWithin(100))(connector.serviceUrl);

    expect(client.credentials).toMatchObject({
      appId: 'plain',
      oAuthEndpoint: `https://login.microsoftonline.com/${TENANT}`,
      oAuthScope: 'https://api.botframework.com',
    });
  });

  it.each([
    ['an app id', { appId: '', tenantId: TENANT }],
    ['a tenant', { appId: 'app', tenantId: '' }],
  ])('is not done without %s: that would switch signing off without a word', (_, named) => {
    const credential = { ...named, type: 'SingleTenant', password: 'secret' } as const;

    expect(() => connectorsFor(credential, transportWithin(100))).toThrow('needs an app id and a tenant');
  });

  function tokensSeen(): unknown[] {
    return connector.requests.map(({ headers }) => headers.authorization);
  }

  function person(): Address {
    return {
      id: 'c1' as ConversationId,
      kind: 'personal',
      tenantId: TENANT,
      serviceUrl: connector.serviceUrl,
      teamsId: 'a:1',
      botId: '28:bot',
    };
  }
});

/** Stands where the SDK asks Microsoft for a token; each is another. */
function fakeLogin() {
  const asked: string[][] = [];
  let fails = false;
  const application = {
    async acquireTokenByClientCredential({ scopes }: { scopes: string[] }) {
      asked.push(scopes);
      if (fails) throw new Error('invalid_client');
      return { accessToken: `token-${asked.length}`, expiresOn: new Date(Date.now() + 3_600_000) };
    },
  };
  return {
    asked,
    application: application as never,
    fail() {
      fails = true;
    },
  };
}
