import { type Call, isChannel } from './fake-connector-routes.ts';

/** What people would see in Teams: a message once, with its last edit. */
export type Delivered = { id: string; activity: Record<string, unknown>; edits: number };

type Answer = { status: number; body: unknown };

export type Chats = {
  /** Does what a request asks, and says what it is answered with. */
  carryOut(call: Call): Answer;
  messagesIn(conversationId: string): readonly Delivered[];
  setMembers(conversationId: string, members: readonly Record<string, unknown>[]): void;
  forget(conversationId: string): void;
  arrived(): { id: string; conversationId: string }[];
};

/** Teams behind the connector: who is where, and what they see there. `keepsNothing` = that a message came, not what it says. */
export function chatsOf(keepsNothing: boolean): Chats {
  const messages = new Map<string, Delivered[]>();
  const members = new Map<string, readonly Record<string, unknown>[]>();
  let lastId = 1_700_000_000_000;

  return {
    carryOut,
    messagesIn: (conversationId) => listOf(conversationId),
    setMembers: (conversationId, all) => void members.set(conversationId, all),
    forget: (conversationId) => void messages.delete(conversationId),
    arrived: () =>
      [...messages].flatMap(([conversationId, all]) => all.map(({ id }) => ({ id, conversationId }))),
  };

  function carryOut(call: Call): Answer {
    switch (call.operation) {
      case 'create':
        return create(call);
      case 'send':
      case 'reply':
        return { status: 201, body: { id: deliver(call.conversationId, call.activity) } };
      case 'update':
        return update(call);
      case 'delete':
        return remove(call);
      case 'members':
        return page(call);
      case 'member':
        return one(call);
      case 'conversations':
        return {
          status: 200,
          body: { conversations: [...messages.keys()].filter(isChannel).map((id) => ({ id })) },
        };
      case 'team':
        return { status: 200, body: { id: call.conversationId } };
    }
  }

  function create(call: Call): Answer {
    if (call.scope === 'personal') return { status: 201, body: { id: `a:${call.conversationId}` } };
    const id = deliver(call.conversationId, call.activity);
    return { status: 201, body: { id: `${call.conversationId};messageid=${id}`, activityId: id } };
  }

  function deliver(conversationId: string, activity: Record<string, unknown>): string {
    lastId += 1;
    const id = String(lastId);
    listOf(conversationId).push({ id, activity: keepsNothing ? {} : activity, edits: 0 });
    return id;
  }

  function update(call: Call): Answer {
    const message = listOf(call.conversationId).find(({ id }) => id === call.activityId);
    if (!message) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    Object.assign(message, { activity: call.activity, edits: message.edits + 1 });
    return { status: 200, body: { id: message.id } };
  }

  function remove(call: Call): Answer {
    const list = listOf(call.conversationId);
    const index = list.findIndex(({ id }) => id === call.activityId);
    if (index < 0) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    list.splice(index, 1);
    return { status: 200, body: {} };
  }

  function page(call: Call): Answer {
    const all = members.get(call.conversationId) ?? [];
    const size = Math.min(Number(call.query.get('pageSize') ?? 200), 500);
    const from = Number(call.query.get('continuationToken') ?? 0);
    const rest = from + size < all.length ? { continuationToken: String(from + size) } : {};
    return { status: 200, body: { members: all.slice(from, from + size), ...rest } };
  }

  function one({ conversationId, memberId }: Call): Answer {
    const member = members.get(conversationId)?.find(({ id }) => id === memberId);
    if (!member) return { status: 404, body: { error: { code: 'MemberNotFoundInConversation' } } };
    return { status: 200, body: member };
  }

  function listOf(conversationId: string): Delivered[] {
    const [key = ''] = conversationId.split(';messageid=');
    const list = messages.get(key) ?? [];
    messages.set(key, list);
    return list;
  }
}
