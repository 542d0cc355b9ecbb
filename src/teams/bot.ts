import { Application, type TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Inbound } from './inbound.ts';
import { inboundOf } from './inbound.ts';
import { verifiedAdapter } from './verified-adapter.ts';

/** What our own route answers Teams with. */
export type HttpAnswer = { status: number; body: unknown };

/** What one activity leads to; `body` is the answer to a press, and nothing else has one. */
export type Handle = (inbound: Inbound) => Promise<{ body: unknown }>;

/**
 * The bot, as the SDKs see it: an activity that our own gate has let through goes to the `Application`, whose routes
 * parse it into an `Inbound` and hand it over. Answers to presses are sent by this route itself: the one of teams-ai
 * remembers, for all later callers, that one card was once meant for everybody.
 *
 * Nothing is kept in turn state, and nothing is sent from within a turn: messages are notices.
 */
export function botOf(handle: Handle): (activity: Record<string, unknown>) => Promise<HttpAnswer> {
  const adapter = verifiedAdapter();
  const application = new Application<TurnState>({
    // Its type asks for the credentials of an adapter that sends; nothing reads them.
    adapter: adapter as unknown as TeamsAdapter,
    startTypingTimer: false,
    removeRecipientMention: false,
    storage: { read: async () => ({}), write: async () => undefined, delete: async () => undefined },
  });
  const run = async (context: TurnContext): Promise<void> => {
    const inbound = inboundOf(context.activity);
    if (!inbound) {
      if (context.activity.type === ActivityTypes.Invoke)
        await answerInvoke(context, 400, { code: 'not_understood' });
      return;
    }
    const { body } = await handle(inbound);
    if (context.activity.type === ActivityTypes.Invoke) await answerInvoke(context, 200, body);
  };
  application.addRoute(async (context) => context.activity.type === ActivityTypes.Invoke, run, true);
  application.addRoute(async () => true, run);

  return async (activity) => {
    const answer = await adapter.receive(activity, async (context) => {
      await application.run(context);
    });
    return answer ?? { status: 200, body: undefined };
  };
}

async function answerInvoke(context: TurnContext, status: number, body: unknown): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}
