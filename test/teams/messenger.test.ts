import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Address } from '../../src/app/ports/conversations.ts';
import type { Sent } from '../../src/app/ports/messenger.ts';
import { channelPayload } from '../../src/domain/channel.ts';
import type { ConversationId, NoticeId, SchoolId } from '../../src/domain/ids.ts';
import { type MessengerConfig, teamsMessenger } from '../../src/teams/messenger.ts';
import { type FakeConnector, type Fault, startFakeConnector } from '../support/fake-connector.ts';
import { freePort } from '../support/free-port.ts';

const VIEW = { kind: 'not_understood' } as const;
const PAYLOAD = channelPayload({ number: '26-017', verb: 'table_tomorrow' });
const CHANNEL = '19:abc@thread.tacv2';
const PERSON = 'a:1/2 3';

describe('the messenger', () => {
  let connector: FakeConnector;
  let messenger: ReturnType<typeof teamsMessenger>;

  beforeEach(async () => {
    connector = await startFakeConnector();
    messenger = messengerWith();
  });

  afterEach(async () => {
    messenger.close();
    await connector.close();
  });

  describe('sends', () => {
    it('a card to a person, with a toast that says nothing and shows itself', async () => {
      const sent = await messenger.sendPersonal(person(), VIEW, 'nl');

      expect(sent).toEqual({ kind: 'sent', activityId: expect.any(String) });
      const [message] = connector.messagesIn(PERSON);
      expect(message?.activity).toMatchObject({
        type: 'message',
        summary: 'Actietafel heeft een bericht voor je',
        channelData: { notification: { alert: true } },
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { said: 'not_understood in nl' },
          },
        ],
      });
    });

    it('a card that tells the bot when this person sees it, by an id and nothing else', async () => {
      const mark = { schoolId: 's1' as SchoolId, noticeId: 'n1' as NoticeId };
      const member = { ...person(), memberId: '29:member' };

      await messenger.sendPersonal(member, VIEW, 'nl', true, mark);
      await messenger.sendPersonal(member, VIEW, 'nl');
      await messenger.sendPersonal(person(), VIEW, 'nl', false, mark);

      const cards = connector.messagesIn(PERSON).map(({ activity }) => contentOf(activity));
      expect(cards.map(({ refresh }) => refresh)).toEqual([
        {
          action: {
            type: 'Action.Execute',
            verb: 'notice.seen',
            data: { notice: { schoolId: 's1', id: 'n1', isRepeat: true } },
          },
          userIds: ['29:member'],
        },
        undefined,
        undefined,
      ]);
    });

    it('an edit in place, without a toast of its own', async () => {
      const activityId = idOf(await messenger.sendPersonal(person(), VIEW, 'nl'));

      const edited = await messenger.editPersonal(person(), activityId, VIEW, 'en');

      expect(edited).toEqual({ kind: 'sent', activityId });
      const [message, ...others] = connector.messagesIn(PERSON);
      expect(others).toEqual([]);
      expect(message).toMatchObject({
        edits: 1,
        activity: { attachments: [{ content: { said: 'not_understood in en' } }] },
      });
      expect(message?.activity.channelData).toBeUndefined();
    });

    it('a post in a channel, which can be edited afterwards', async () => {
      const activityId = idOf(await messenger.sendChannel(channel(), PAYLOAD, 'nl'));

      const edited = await messenger.editChannel(channel(), activityId, PAYLOAD, 'nl');

      expect(edited).toEqual({ kind: 'sent', activityId });
      expect(connector.messagesIn(CHANNEL)).toMatchObject([
        { edits: 1, activity: { attachments: [{ content: { said: '26-017 table_tomorrow' } }] } },
      ]);
      expect(connector.requests.map(({ scope }) => scope)).toEqual(['channel', 'channel']);
    });

    it('at the top of a card that it may have come before, when its first fate was lost', async () => {
      await messenger.sendPersonal(person(), VIEW, 'en', true);
      await messenger.sendChannel(channel(), PAYLOAD, 'nl', true);

      const said = [PERSON, CHANNEL].map((place) => {
        const attachments = connector.messagesIn(place)[0]?.activity.attachments as {
          content: { body: { text: string }[] };
        }[];
        return attachments[0]?.content.body.map(({ text }) => text);
      });
      expect(said).toEqual([
        ['You may have received this message before.', 'whatever the card says'],
        ['Misschien kregen jullie dit bericht al eerder.', 'whatever the card says'],
      ]);
    });

    it('to an address with and without a slash at its end', async () => {
      await messenger.sendPersonal(
        { ...person(), serviceUrl: connector.serviceUrl.slice(0, -1) },
        VIEW,
        'nl',
      );
      await messenger.sendPersonal(person(), VIEW, 'nl');

      const [without, withSlash] = connector.requests;
      expect(without?.url).toBe(withSlash?.url);
    });
  });

  describe('tells what became of a call, and never repeats it by itself', () => {
    const status = (code: number, other: object = {}): Fault => ({ outcome: { status: code, ...other } });

    it.each<[string, Fault, Sent]>([
      ['429 with a time: later, then', status(429, { retryAfter: '7' }), later(7000, 'status_429')],
      ['429 without a time: later', status(429), later(0, 'status_429')],
      [
        '429 with an absurd time: an hour',
        status(429, { retryAfter: '999999' }),
        later(3_600_000, 'status_429'),
      ],
      ['412, two writers at one thread: later', status(412), later(0, 'status_412')],
      ['401: later', status(401), later(0, 'unauthorized')],
      ['403: nobody to be reached', status(403), gone('status_403')],
      [
        '403 with a cause that Teams names',
        status(403, { code: 'BotNotInConversationRoster' }),
        gone('not_in_roster'),
      ],
      ['404: nobody to be reached', status(404), gone('status_404')],
      ['400: refused', status(400), { kind: 'refused', reason: 'status_400' }],
      ['413: refused', status(413, { code: 'MessageSizeTooBig' }), { kind: 'refused', reason: 'too_big' }],
      ['a redirect is not followed', status(307), { kind: 'refused', reason: 'status_307' }],
      ['408: unknown', status(408), unknown('status_408')],
      ['500: unknown', status(500), unknown('status_500')],
      ['502: unknown', status(502), unknown('status_502')],
      ['503 with a time is unknown all the same', status(503, { retryAfter: '1' }), unknown('status_503')],
      ['504: unknown', status(504), unknown('status_504')],
      ['success without an id: unknown', status(200, { body: '{}' }), unknown('no_id')],
      ['success that cannot be read: unknown', status(201, { body: '<html>' }), unknown('no_id')],
      [
        'a connection that breaks instead of an answer: unknown',
        { outcome: 'drop' },
        unknown('connection_lost'),
      ],
      ['a connection that breaks early: unknown', { outcome: 'reset' }, unknown('connection_lost')],
    ])('%s', async (_, fault, expected) => {
      connector.fault(fault, {}, 10);

      const sent = await messenger.sendPersonal(person(), VIEW, 'nl');

      expect(sent).toEqual(expected);
      expect(connector.requests).toHaveLength(1);
    });

    it.each<[string, Fault]>([
      ['no answer in time', { outcome: 'silence', delivered: true }],
      ['an answer that does not end in time', { outcome: 'half' }],
    ])('%s: unknown', async (_, fault) => {
      const impatient = messengerWith({ timeoutMilliseconds: 1000 });
      await impatient.sendPersonal(person(), VIEW, 'nl');
      connector.fault(fault, {}, 10);

      const sent = await impatient.sendPersonal(person(), VIEW, 'nl');

      expect(sent).toEqual(unknown('timeout'));
      expect(connector.requests).toHaveLength(2);
      impatient.close();
    });

    it('waits by the server’s own clock when the time is a moment', async () => {
      const in90s = new Date(Date.now() + 90_000).toUTCString();
      connector.fault(status(429, { retryAfter: in90s }));

      const sent = await messenger.sendPersonal(person(), VIEW, 'nl');

      expect(sent.kind === 'later' && sent.afterMilliseconds).toBeGreaterThanOrEqual(88_000);
      expect(sent.kind === 'later' && sent.afterMilliseconds).toBeLessThanOrEqual(91_000);
    });

    it('a host where nobody listens: later, since nothing left', async () => {
      const nobody = { ...person(), serviceUrl: `http://127.0.0.1:${await freePort()}/` };

      expect(await messenger.sendPersonal(nobody, VIEW, 'nl')).toEqual(later(0, 'no_connection'));
    });

    it('an edit of a message that is not there any more: the message is gone, not the chat', async () => {
      expect(await messenger.editPersonal(person(), '123', VIEW, 'nl')).toEqual({
        kind: 'gone',
        what: 'message',
        reason: 'message_not_found',
      });
    });

    it.each<[string, Fault, 'message' | 'conversation']>([
      ['403 without a cause', status(403, { code: 'Unknown' }), 'message'],
      ['404 without a cause', status(404), 'message'],
      ['404 for the chat itself', status(404, { code: 'ConversationNotFound' }), 'conversation'],
      ['403 since the person blocked the bot', status(403, { code: 'MessageWritesBlocked' }), 'conversation'],
    ])('an edit that is answered %s', async (_, fault, what) => {
      connector.fault(fault);

      expect(await messenger.editPersonal(person(), '123', VIEW, 'nl')).toMatchObject({ kind: 'gone', what });
    });

    it('a card that cannot be made is thrown, and nothing leaves', async () => {
      const broken = messengerWith({
        renderPersonal() {
          throw new Error('no template');
        },
      });

      await expect(broken.sendPersonal(person(), VIEW, 'nl')).rejects.toThrow('no template');
      expect(connector.requests).toEqual([]);
    });
  });

  describe('sends only to hosts on the list', () => {
    it.each([
      ['another host', 'https://smba.example.com/emea/'],
      ['a name below an allowed one', 'https://evil.smba.trafficmanager.net/'],
      ['an allowed host without encryption', 'http://smba.trafficmanager.net/emea/'],
      ['an allowed host on another port', 'https://smba.trafficmanager.net:8443/emea/'],
      ['an allowed host as a user name', 'https://smba.trafficmanager.net@127.0.0.2/'],
      ['no address at all', 'emea'],
    ])('not to %s', async (_, serviceUrl) => {
      const strict = messengerWith({ serviceHosts: ['smba.trafficmanager.net', '127.0.0.1'] });

      expect(await strict.sendPersonal({ ...person(), serviceUrl }, VIEW, 'nl')).toEqual({
        kind: 'refused',
        reason: 'host_not_allowed',
      });
    });

    it('not to this machine, when this machine is not on it', async () => {
      const strict = messengerWith({ serviceHosts: ['smba.trafficmanager.net'] });

      expect(await strict.sendPersonal(person(), VIEW, 'nl')).toMatchObject({ reason: 'host_not_allowed' });
      expect(connector.requests).toEqual([]);
    });
  });

  function messengerWith(other: Partial<MessengerConfig> = {}) {
    return teamsMessenger({
      credential: null,
      serviceHosts: ['127.0.0.1'],
      renderPersonal: (view, language) => ({
        type: 'AdaptiveCard',
        said: `${view.kind} in ${language}`,
        body: [{ type: 'TextBlock', text: 'whatever the card says' }],
      }),
      renderChannel: (said) => ({
        type: 'AdaptiveCard',
        body: [{ type: 'TextBlock', text: 'whatever the card says' }],
        said: said.kind === 'news' ? `${said.number} ${said.verb}` : said.kind,
      }),
      timeoutMilliseconds: 10_000,
      ...other,
    });
  }

  function person(): Address {
    return {
      id: 'c1' as ConversationId,
      kind: 'personal',
      tenantId: 't1',
      serviceUrl: connector.serviceUrl,
      teamsId: PERSON,
      botId: '28:bot',
    };
  }

  function channel(): Address {
    return { ...person(), kind: 'channel', teamsId: CHANNEL };
  }
});

function contentOf(activity: object): { refresh?: unknown } {
  const { attachments } = activity as { attachments: { content: { refresh?: unknown } }[] };
  return attachments[0]?.content ?? {};
}

function later(afterMilliseconds: number, reason: string): Sent {
  return { kind: 'later', afterMilliseconds, reason };
}

function gone(reason: string): Sent {
  return { kind: 'gone', what: 'conversation', reason };
}

function unknown(reason: string): Sent {
  return { kind: 'unknown', reason };
}

function idOf(sent: Sent): string {
  if (sent.kind !== 'sent') throw new Error(`Not sent but ${sent.kind}.`);
  return sent.activityId;
}
