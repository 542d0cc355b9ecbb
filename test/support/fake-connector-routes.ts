/** One call of the Bot Connector's v3 interface, as its path and body tell. */
export type Call = {
  operation: 'create' | 'send' | 'reply' | 'update' | 'delete' | 'members';
  scope: 'personal' | 'channel';
  /** The conversation, or for a new one what it is made in: a channel, or the person to talk to. */
  conversationId: string;
  activityId: string | null;
  activity: Record<string, unknown>;
  query: URLSearchParams;
};

type Json = Record<string, unknown>;

/** Reads a request to `…/v3/conversations…`; null when the connector has no such route. Any path may stand before it. */
export function callOf(method: string, url: string, body: Buffer): Call | null {
  const { pathname, searchParams } = new URL(url, 'http://connector');
  const route = pathname.match(/\/v3\/conversations(?:\/([^/]+)\/(activities|pagedmembers)(?:\/([^/]+))?)?$/);
  if (!route) return null;
  const [, rawConversation, part, rawActivity] = route;
  const json = parsed(body);
  if (rawConversation === undefined) return method === 'POST' ? creationOf(json, searchParams) : null;
  const operation = operationOf(method, part, rawActivity !== undefined);
  if (!operation) return null;
  const conversationId = decodeURIComponent(rawConversation);
  return {
    operation,
    scope: isChannel(conversationId) ? 'channel' : 'personal',
    conversationId,
    activityId: rawActivity === undefined ? null : decodeURIComponent(rawActivity),
    activity: json,
    query: searchParams,
  };
}

/** Channels and their threads have an id of this shape; every other conversation here is between two. */
export function isChannel(conversationId: string): boolean {
  return conversationId.includes('@thread.');
}

function creationOf(json: Json, query: URLSearchParams): Call {
  const channel = (json.channelData as { channel?: { id?: string } } | undefined)?.channel?.id;
  const member = (json.members as { id?: string }[] | undefined)?.[0]?.id;
  return {
    operation: 'create',
    scope: json.isGroup === true ? 'channel' : 'personal',
    conversationId: (json.isGroup === true ? channel : member) ?? '',
    activityId: null,
    activity: (json.activity as Json | undefined) ?? {},
    query,
  };
}

function operationOf(
  method: string,
  part: string | undefined,
  onActivity: boolean,
): Call['operation'] | null {
  if (part === 'pagedmembers') return method === 'GET' ? 'members' : null;
  if (method === 'POST') return onActivity ? 'reply' : 'send';
  if (method === 'PUT' && onActivity) return 'update';
  return method === 'DELETE' && onActivity ? 'delete' : null;
}

function parsed(body: Buffer): Json {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Json);
  } catch {
    return {};
  }
}
