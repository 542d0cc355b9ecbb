import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { ClaimsIdentity, type ConnectorFactory } from 'botframework-connector';
import type { HttpAnswer } from './bot.ts';

/** An adapter that takes activities whose token, tenant and addresses our own gate has already checked. */
export type VerifiedAdapter = CloudAdapter & {
  receive(
    activity: Record<string, unknown>,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<HttpAnswer | undefined>;
};

/**
 * The SDK would check the token a second time with weaker rules, and would make a connector client and a token client
 * for each turn. Ours sends nothing from within a turn, so it gets clients that are never called.
 */
export function verifiedAdapter(): VerifiedAdapter {
  const idle = new Proxy({}, { get: () => undefined });
  const connectorFactory = { create: async () => idle } as unknown as ConnectorFactory;
  const claimsIdentity = new ClaimsIdentity([]);
  const authentication = new ConfigurationBotFrameworkAuthentication({});
  authentication.createUserTokenClient = async () => idle as never;

  class Verified extends CloudAdapter {
    async receive(
      activity: Record<string, unknown>,
      turn: (context: TurnContext) => Promise<void>,
    ): Promise<HttpAnswer | undefined> {
      const verified = { audience: '', claimsIdentity, callerId: '', connectorFactory };
      const answer = await this.processActivity(verified, activity as unknown as Activity, turn);
      return answer ? { status: answer.status, body: answer.body } : undefined;
    }
  }
  return new Verified(authentication) as VerifiedAdapter;
}
