/** One call of the Bot Connector's v3 interface, as its path and body tell. */
export type Call = {
  operation:
    | 'create'
    | 'send'
    | 'reply'
    | 'update'
    | 'delete'
    | 'members'
    | 'member'
    | 'conversations'
    | 'team';
  scope: 'personal' | 'channel';
  /** The conversation, or for a new one what it is made in: a channel, or the person to talk to. */
  conversationId: string;
  /** Of the service address, as Teams gives it: `https://smba.trafficmanager.net/emea/TENANT/`. Empty when it names none. */
  tenantId: string;
  activityId: string | null;
  memberId: string | null;
  activity: Record<string, unknown>;
  query: URLSearchParams;
};

type Json = Record<string, unknown>;
type Part = Partial<Call> & Pick<Call, 'operation' | 'conversationId'>;

/** Reads a request to `…/v3/…`; null when the connector has no such route. Any path may stand before it. */
export function callOf(method: string, url: string, body: Buffer): Call | null {
  const { pathname, searchParams } = new URL(url, 'http://connector');
  const [, before = '', route = ''] = pathname.match(/^(.*?)\/v3\/(.*)$/) ?? [];
  const parts = route.split('/').map(decodeURIComponent);
  const json = parsed(body);
  const part = partOf(method, parts, json);
  if (!part) return null;
  return {
    scope: isChannel(part.conversationId) ? 'channel' : 'personal',
    tenantId: decodeURIComponent(before.match(/^\/[^/]+\/([^/]+)$/)?.[1] ?? ''),
    activityId: null,
    memberId: null,
    activity: json,
    query: searchParams,
    ...part,
  };
}

/** Channels and their threads have an id of this shape; every other conversation here is between two. */
export function isChannel(conversationId: string): boolean {
  return conversationId.includes('@thread.');
}

function partOf(method: string, parts: readonly string[], json: Json): Part | null {
  const [first, id, what, which, more] = parts;
  if (first === 'teams' && id && method === 'GET')
    return { operation: what === 'conversations' ? 'conversations' : 'team', conversationId: id };
  if (first !== 'conversations') return null;
  if (id === undefined) return ofAll(method, json);
  if (what === 'activities') return ofActivities(method, id, which, more);
  if (method !== 'GET') return null;
  if (what === 'pagedmembers' || (what === 'members' && which === undefined))
    return { operation: 'members', conversationId: id };
  return what === 'members' && which ? { operation: 'member', conversationId: id, memberId: which } : null;
}

function ofAll(method: string, json: Json): Part | null {
  if (method === 'GET') return { operation: 'conversations', conversationId: '' };
  return method === 'POST' ? creationOf(json) : null;
}

function ofActivities(
  method: string,
  conversationId: string,
  activityId: string | undefined,
  more: string | undefined,
): Part | null {
  if (more === 'members' && method === 'GET') return { operation: 'members', conversationId };
  if (more !== undefined) return null;
  if (method === 'POST')
    return activityId === undefined
      ? { operation: 'send', conversationId }
      : { operation: 'reply', conversationId, activityId };
  if (activityId === undefined) return null;
  if (method === 'PUT') return { operation: 'update', conversationId, activityId };
  return method === 'DELETE' ? { operation: 'delete', conversationId, activityId } : null;
}

function creationOf(json: Json): Part {
  const channel = (json.channelData as { channel?: { id?: string } } | undefined)?.channel?.id;
  const member = (json.members as { id?: string }[] | undefined)?.[0]?.id;
  return {
    operation: 'create',
    scope: json.isGroup === true ? 'channel' : 'personal',
    conversationId: (json.isGroup === true ? channel : member) ?? '',
    activity: (json.activity as Json | undefined) ?? {},
  };
}

function parsed(body: Buffer): Json {
  try {
    return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Json);
  } catch {
    return {};
  }
}
