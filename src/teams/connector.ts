import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AppCredentials,
  ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Transport } from './transport.ts';

/** How the bot proves who it is to Teams. Null in the demo: nothing is signed there. */
export type BotCredential =
  | { appId: string; tenantId: string; type: 'SingleTenant'; password: string }
  | { appId: string; tenantId: string; type: 'UserAssignedMSI' }
  | null;

/** A connector client with the token that its next call will carry. */
export type Connector = {
  client: ConnectorClient;
  /** Fetched when there is none or the old one nears its end; null when nothing is signed. @throws when there is none to be had. */
  token(): Promise<string | null>;
  /** Teams did not take this token: the next call gets another. */
  renew(refused: string | null): Promise<void>;
};

/** Teams has a handful of addresses; more than this means that something is odd, and the memory starts anew. */
const MOST_CLIENTS = 50;
const TOKEN_MILLISECONDS = 15_000;

/**
 * The SDK's connector clients, one per service address. `credentialsFactory` is for tests; else the SDK fetches tokens
 * for the app id from the tenant's own login page, and keeps them until five minutes before they end.
 */
export function connectorsFor(
  credential: BotCredential,
  transport: Transport,
  credentialsFactory?: ServiceClientCredentialsFactory,
): (serviceUrl: string) => Promise<Connector> {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    configurationOf(credential),
    credentialsFactory,
    undefined,
    undefined,
    { httpClient: transport },
  );
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity(credential ? [{ type: 'aud', value: credential.appId }] : []),
  );
  const audience = 'https://api.botframework.com';
  const clients = new Map<string, ConnectorClient>();
  let fetching: Promise<string> | null = null;

  return async (serviceUrl) => {
    const client = clients.get(serviceUrl) ?? (await factory.create(serviceUrl, audience));
    if (clients.size >= MOST_CLIENTS) clients.clear();
    clients.set(serviceUrl, client);
    if (!credential) return { client, token: async () => null, renew: async () => undefined };
    const credentials = client.credentials as unknown as AppCredentials;
    return {
      client,
      token: () => fetched(credentials, false),
      async renew(refused) {
        if ((await fetched(credentials, false)) === refused) await fetched(credentials, true);
      },
    };
  };

  /** Many notices at once ask the login page one question. */
  function fetched(credentials: AppCredentials, anew: boolean): Promise<string> {
    fetching ??= within(TOKEN_MILLISECONDS, credentials.getToken(anew)).finally(() => {
      fetching = null;
    });
    return fetching;
  }
}

/** @throws Error when the credential is not complete: an empty app id would switch signing off without a word. */
function configurationOf(credential: BotCredential): Record<string, string> {
  if (!credential) return {};
  const { appId, tenantId, type } = credential;
  if (!appId || !tenantId) throw new Error('A bot that signs needs an app id and a tenant.');
  const named = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: type };
  return credential.type === 'SingleTenant' ? { ...named, MicrosoftAppPassword: credential.password } : named;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error('No token came in time.')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(deadline));
  });
}
