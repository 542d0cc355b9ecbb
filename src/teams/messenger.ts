import type { Activity } from 'botbuilder';
import type { ConnectorClient, ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Address } from '../app/ports/conversations.ts';
import type { Messenger, Sent } from '../app/ports/messenger.ts';
import type { PersonalView } from '../app/views.ts';
import type { ChannelPayload } from '../domain/channel.ts';
import type { Language } from '../domain/ids.ts';
import { textsIn } from '../texts/texts.ts';
import type { Card } from './cards/expand.ts';
import { sayingMayRepeat } from './cards/may-repeat.ts';
import { reportingItself } from './cards/reporting.ts';
import { type BotCredential, connectorsFor } from './connector.ts';
import { sentOf } from './sent-of.ts';
import { transportWithin, Unsuccessful } from './transport.ts';

export type MessengerConfig = {
  credential: BotCredential;
  /** Exact host names to which anything may be sent, without a port. */
  serviceHosts: readonly string[];
  renderPersonal(view: PersonalView, language: Language): Card;
  renderChannel(payload: ChannelPayload, language: Language): Card;
  /** Until an answer is whole; default 20 s, which has to stay well below the lease of a notice. */
  timeoutMilliseconds?: number;
};

type Conversations = ConnectorClient['conversations'];
type Call = (conversations: Conversations) => Promise<string | null | undefined>;

const CARD = 'application/vnd.microsoft.card.adaptive';
const CLIENT_TIMEOUT = 20_000;
/** A fresh token that is refused as well is no accident: somebody has to look at the registration first. */
const AFTER_SECOND_REFUSAL = 60_000;

/**
 * Teams, through the SDK's connector client. One call is one request, never repeated here. Nothing is thrown for what
 * Teams or the network does; an error thrown is a fault of ours, before anything left.
 *
 * @throws Error at construction when the credential is not complete.
 */
export function teamsMessenger(
  config: MessengerConfig,
  credentialsFactory?: ServiceClientCredentialsFactory,
): Messenger & { close(): void } {
  const transport = transportWithin(config.timeoutMilliseconds ?? CLIENT_TIMEOUT);
  const connectorAt = connectorsFor(config.credential, transport, credentialsFactory);
  let lastRefusedToken: string | null = null;

  return {
    async sendPersonal(to, view, language, mayRepeat = false, mark = null) {
      const plain = config.renderPersonal(view, language);
      const card = mark && to.memberId ? reportingItself(plain, mark, to.memberId, mayRepeat) : plain;
      const message = newMessageOf(to, card, language, mayRepeat);
      return call(to, 'post', async (conversations) => {
        return (await conversations.sendToConversation(to.teamsId, message)).id;
      });
    },

    async editPersonal(to, activityId, view, language) {
      const message = { ...messageOf(to, config.renderPersonal(view, language), language), id: activityId };
      return call(to, 'edit', async (conversations) => {
        await conversations.updateActivity(to.teamsId, activityId, message);
        return activityId;
      });
    },

    async sendChannel(to, payload, language, mayRepeat = false) {
      const card = config.renderChannel(payload, language);
      const message = newMessageOf(to, card, language, mayRepeat);
      return call(to, 'post', async (conversations) => {
        const channelData = { channel: { id: to.teamsId }, tenant: { id: to.tenantId } };
        const thread = { isGroup: true, tenantId: to.tenantId, channelData, activity: message as Activity };
        // The type asks for a bot and members too, which a post in a channel has none of.
        const posted = await conversations.createConversation(thread as never);
        return posted.activityId ?? posted.id?.split(';messageid=')[1];
      });
    },

    async editChannel(to, activityId, payload, language) {
      const message = { ...messageOf(to, config.renderChannel(payload, language), language), id: activityId };
      return call(to, 'edit', async (conversations) => {
        await conversations.updateActivity(`${to.teamsId};messageid=${activityId}`, activityId, message);
        return activityId;
      });
    },

    close: () => transport.close(),
  };

  async function call(to: Address, kind: 'post' | 'edit', send: Call): Promise<Sent> {
    if (!isAllowed(to.serviceUrl, config.serviceHosts))
      return { kind: 'refused', reason: 'host_not_allowed' };
    const connector = await connectorAt(to.serviceUrl);
    let token: string | null;
    try {
      token = await connector.token();
    } catch {
      return { kind: 'later', afterMilliseconds: 0, reason: 'no_token' };
    }
    try {
      const activityId = await send(connector.client.conversations);
      lastRefusedToken = null;
      if (typeof activityId !== 'string' || activityId === '') return { kind: 'unknown', reason: 'no_id' };
      return { kind: 'sent', activityId };
    } catch (error) {
      if (!(error instanceof Unsuccessful)) return unreadableOrFault(error);
      const { outcome } = error;
      if (outcome.kind !== 'answered' || outcome.status !== 401) return sentOf(outcome, kind);
      const again = lastRefusedToken !== null && lastRefusedToken !== token;
      lastRefusedToken = token;
      await connector.renew(token).catch(() => undefined);
      return { kind: 'later', afterMilliseconds: again ? AFTER_SECOND_REFUSAL : 0, reason: 'unauthorized' };
    }
  }
}

/** The SDK could not read an answer, or could not even write the request. @throws the error in the latter case. */
function unreadableOrFault(error: unknown): Sent {
  if ((error as { statusCode?: number }).statusCode === undefined) throw error;
  return { kind: 'unknown', reason: 'unreadable_answer' };
}

/** The text of the notification says nothing; the card itself says no more than its view. */
function messageOf(to: Address, card: Card, language: Language): Partial<Activity> {
  const { forYou, inChannel } = textsIn(language).messages;
  return {
    type: 'message',
    from: { id: to.botId, name: '' },
    summary: to.kind === 'channel' ? inChannel : forYou,
    attachments: [{ contentType: CARD, content: card }],
  };
}

/** A new message shows itself on the phone; an edit does so to nobody. */
function newMessageOf(to: Address, card: Card, language: Language, mayRepeat: boolean): Partial<Activity> {
  const shown = mayRepeat ? sayingMayRepeat(card, language, to.kind) : card;
  return { ...messageOf(to, shown, language), channelData: { notification: { alert: true } } };
}

/**
 * Checked before each send, since the address was stored long ago: the token in the call would give a stranger the
 * bot's own voice. Everything by https, but to this machine itself.
 */
function isAllowed(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '' || !hosts.includes(url.hostname)) return false;
  if (url.protocol === 'https:') return url.port === '';
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
