import { type KeptMessage, keptChats } from './kept-chats.ts';

/** An answer as it goes back, byte for byte. */
export type Passed = { status: number; body: string };

/** Everything between the bot and one window goes through here, in both directions. */
export type WindowTraffic = {
  /** A page of the window begins to load: it shows nothing yet, and nothing of what comes until it is there. */
  opens(): void;
  toBot(activity: Activity): Promise<Passed>;
  /** `path` from `/v3/` on, as the bot asked for it. */
  toWindow(method: string, path: string, body: string): Promise<Passed>;
};

type Activity = Readonly<Record<string, unknown>> & {
  type?: unknown;
  action?: unknown;
  conversation?: { id?: string };
  recipient?: { id?: string };
  replyToId?: string;
  membersAdded?: readonly { id?: string }[];
};

export type Ends = {
  /** The window's own connector and the bot's route, without a slash at the end. */
  connectorUrl: string;
  botUrl: string;
  personalChat: string;
};

const CALL = /^\/v3\/conversations(?:\/([^/?]+)\/activities(?:\/([^/?]+))?)?$/;
const THREAD = ';messageid=';

/**
 * Makes a window behave as Teams does where the Playground does not: a chat is still there after a reload, what was
 * said before the window was opened can be read, and an edit reaches the message on the screen (the Playground answers
 * 200 to an edit of a message that a reload took away, and shows nothing). A page that is opened says that the bot was
 * installed: nobody did so, the demo has told the bot already, and passed on it would bring what is open a second time
 * beside the cards that are back. What comes while no page is there, or one loads, waits until it says that it is.
 */
export function windowTraffic({ connectorUrl, botUrl, personalChat }: Ends): WindowTraffic {
  const chats = keptChats();
  /** What stands on the page; null as long as it loads, or nobody opened one. */
  let shownAlready: Set<KeptMessage['id']> | null = null;
  let held = 0;
  let lane: Promise<unknown> = Promise.resolve();

  /** One at a time: an edit that comes while the chat is put back waits until its message has its new id. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = lane.then(work);
    lane = done.catch(() => undefined);
    return done;
  }

  return {
    opens() {
      shownAlready = null;
    },

    async toBot(activity) {
      if (isLooking(activity, personalChat)) return { status: 200, body: '{}' };
      if (activity.type === 'installationUpdate' && activity.action === 'add') {
        await inTurn(showAgain);
        return { status: 200, body: '{}' };
      }
      return call(`${botUrl}/api/messages`, 'POST', JSON.stringify(asKnown(activity)));
    },

    toWindow: (method, path, body) => inTurn(() => pass(method, path, body)),
  };

  async function pass(method: string, path: string, body: string): Promise<Passed> {
    const [, encoded, activityId] = path.match(CALL) ?? [];
    if (encoded === undefined) return pagedOrPosted(method, path, body);
    const [conversation, thread] = split(decodeURIComponent(encoded));
    if (nobodyLooks() && method !== 'GET') return heldBack(conversation, thread, activityId, body);
    const there = joined(conversation, thread && chats.onScreen(conversation, thread));
    const message =
      activityId && `/${encodeURIComponent(chats.onScreen(conversation, decodeURIComponent(activityId)))}`;
    const answer = await call(
      `${connectorUrl}/v3/conversations/${encodeURIComponent(there)}/activities${message ?? ''}`,
      method,
      body,
    );
    if (answer.status >= 300) return answer;
    const activity = JSON.parse(body) as Activity;
    if (method === 'POST') {
      keep({ conversation, thread, id: idIn(answer), activity });
      return answer;
    }
    const known = decodeURIComponent(activityId ?? '');
    chats.change(conversation, known, activity);
    return { ...answer, body: JSON.stringify({ id: known }) };
  }

  function nobodyLooks(): boolean {
    return shownAlready === null;
  }

  /**
   * A page that loads may show what it is sent meanwhile, or throw it away, as its speed has it. So nothing is sent until
   * it says that it is there, and then all of it.
   */
  function heldBack(
    conversation: string,
    thread: string | null,
    edited: string | undefined,
    body: string,
  ): Passed {
    const activity = JSON.parse(body) as Activity;
    const id = edited === undefined ? nextHeld() : decodeURIComponent(edited);
    if (edited === undefined) keep({ conversation, thread, id, activity });
    else chats.change(conversation, id, activity);
    return { status: edited === undefined ? 201 : 200, body: JSON.stringify({ id }) };
  }

  function nextHeld(): string {
    return `held-${++held}`;
  }

  /** A new post in a channel, or a question about members, which is passed on as it is. */
  async function pagedOrPosted(method: string, path: string, body: string): Promise<Passed> {
    const isNew = method === 'POST' && path === '/v3/conversations';
    const { conversation, activity } = isNew ? postIn(body) : {};
    if (nobodyLooks() && conversation && activity) {
      const id = nextHeld();
      keep({ conversation, thread: null, id, activity });
      return { status: 201, body: JSON.stringify({ id: joined(conversation, id), activityId: id }) };
    }
    const answer = await call(`${connectorUrl}${path}`, method, body);
    if (answer.status < 300 && conversation && activity)
      keep({ conversation, thread: null, id: idIn(answer), activity });
    return answer;
  }

  function keep(message: KeptMessage): void {
    if (message.activity.type !== 'message' || !message.id) return;
    chats.keep(message);
    shownAlready?.add(message.id);
  }

  async function showAgain(): Promise<void> {
    // A page that is loaded anew meanwhile begins with none of it.
    const shown = shownAlready ?? new Set();
    shownAlready = shown;
    for (const { conversation, thread, id, activity } of chats.all()) {
      // A page may say twice that it is there.
      if (shown.has(id)) continue;
      const there = joined(conversation, thread && chats.onScreen(conversation, thread));
      const { id: _sentAs, ...message } = activity;
      const answer = await call(
        `${connectorUrl}/v3/conversations/${encodeURIComponent(there)}/activities`,
        'POST',
        JSON.stringify(message),
      );
      if (answer.status >= 300) continue;
      chats.shownAgain(conversation, id, idIn(answer));
      shown.add(id);
    }
  }

  function asKnown(activity: Activity): Activity {
    const [conversation, thread] = split(activity.conversation?.id ?? '');
    return {
      ...activity,
      conversation: {
        ...activity.conversation,
        id: joined(conversation, thread && chats.known(conversation, thread)),
      },
      ...(activity.replyToId !== undefined && { replyToId: chats.known(conversation, activity.replyToId) }),
    };
  }
}

/** A page that is opened says twice that it was; a channel or a group that is clicked on says so as well. */
function isLooking({ type, conversation, membersAdded, recipient }: Activity, personalChat: string): boolean {
  if (type === 'installationUpdate') return conversation?.id !== personalChat;
  return type === 'conversationUpdate' && membersAdded?.some(({ id }) => id === recipient?.id) === true;
}

/** The channel and the message of a new post there; neither for another kind of new conversation. */
function postIn(body: string): { conversation?: string | undefined; activity?: Activity | undefined } {
  const { channelData, activity } = JSON.parse(body) as {
    channelData?: { channel?: { id?: string } };
    activity?: Activity;
  };
  return { conversation: channelData?.channel?.id, activity };
}

function split(conversationId: string): [string, string | null] {
  const [conversation = '', thread = null] = conversationId.split(THREAD);
  return [conversation, thread];
}

function joined(conversation: string, thread: string | null): string {
  return thread ? `${conversation}${THREAD}${thread}` : conversation;
}

function idIn({ body }: Passed): string {
  const { id, activityId } = JSON.parse(body) as { id?: string; activityId?: string };
  return activityId ?? id ?? '';
}

/** @throws when nothing listens there. */
async function call(url: string, method: string, body: string): Promise<Passed> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' ? null : body,
  });
  return { status: response.status, body: await response.text() };
}
