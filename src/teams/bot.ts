import { Application, type TeamsAdapter, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Log } from '../log.ts';
import type { Inbound } from './inbound.ts';
import { inboundOf } from './inbound.ts';
import { verifiedAdapter } from './verified-adapter.ts';

/** What our own route answers Teams with. */
export type HttpAnswer = { status: number; body: unknown };

/** Where the parsed activity waits for its route. */
const READ = Symbol('inbound');

/** What one activity leads to; `body` is the answer to a press, and nothing else has one. */
export type Handle = (inbound: Inbound) => Promise<{ body: unknown }>;

/**
 * The bot, as the SDKs see it: an activity that our own gate has let through goes to the `Application`, whose routes
 * hand the parsed `Inbound` over. Answers to presses are sent by this route itself: the one of teams-ai
 * remembers, for all later callers, that one card was once meant for everybody.
 *
 * Nothing is kept in turn state, and nothing is sent from within a turn: messages are notices.
 */
export function botOf(handle: Handle, log: Log): (activity: Record<string, unknown>) => Promise<HttpAnswer> {
  const adapter = verifiedAdapter();
  const application = new Application<TurnState>({
    // Its type asks for the credentials of an adapter that sends; nothing reads them.
    adapter: adapter as unknown as TeamsAdapter,
    startTypingTimer: false,
    removeRecipientMention: false,
    storage: { read: async () => ({}), write: async () => undefined, delete: async () => undefined },
  });
  const run = async (context: TurnContext): Promise<void> => {
    const { body } = await handle(context.turnState.get<Inbound>(READ));
    if (context.activity.type === ActivityTypes.Invoke) await answerInvoke(context, body);
  };
  application.addRoute(async (context) => context.activity.type === ActivityTypes.Invoke, run, true);
  application.addRoute(async () => true, run);

  return async (activity) => {
    // Before the SDKs see it: what lacks a sender or a conversation makes them throw.
    const inbound = inboundOf(activity);
    if (!inbound) {
      log.warn('an activity was of no known shape', { kind: kindOf(activity) });
      return { status: 400, body: { code: 'not_understood' } };
    }
    if (inbound.kind === 'ignored') return { status: 200, body: undefined };
    const answer = await adapter.receive(asRead(activity), async (context) => {
      context.turnState.set(READ, inbound);
      await application.run(context);
    });
    return answer ?? { status: 200, body: undefined };
  };
}

/** The fields that the SDKs look at; the others may be of any type, and nothing here needs them. */
function asRead(activity: Record<string, unknown>): Record<string, unknown> {
  const { type, id, name, text, serviceUrl, channelId, from, recipient, conversation, replyToId, value } =
    activity;
  return { type, id, name, text, serviceUrl, channelId, from, recipient, conversation, replyToId, value };
}

/** A type that we know, for the log; another may be any text. */
function kindOf({ type }: Record<string, unknown>): 'message' | 'invoke' | 'update' | 'other' {
  if (type === 'message' || type === 'invoke') return type;
  return type === 'installationUpdate' || type === 'conversationUpdate' ? 'update' : 'other';
}

async function answerInvoke(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
