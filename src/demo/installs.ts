import { DEMO_BOT, DEMO_PEOPLE, DEMO_TENANT, entraOf } from './people.ts';
import { addressesOf, chatUser, DEMO_TEAM, personalChat, type Window } from './playground.ts';

/**
 * Tells the bot that it was installed: in each window's personal chat, and in the school's team in the coordinator's.
 * A window itself tells so only when somebody opens it, and then again at each reload.
 *
 * @throws Error when the bot refuses one.
 */
export async function postInstalls(demoUrl: string, windows: readonly Window[]): Promise<void> {
  for (const window of windows) {
    const chat = { conversationType: 'personal', id: personalChat(window.person) };
    await post(demoUrl, installOf(window, demoUrl, chat, {}));
    if (window.person !== DEMO_PEOPLE.coordinator) continue;
    await post(
      demoUrl,
      installOf(
        window,
        demoUrl,
        { conversationType: 'channel', isGroup: true, id: DEMO_TEAM.channel },
        { team: { id: DEMO_TEAM.id, name: 'Sterrencollege' }, channel: { id: DEMO_TEAM.channel } },
      ),
    );
  }
}

function installOf(
  { person }: Window,
  demoUrl: string,
  conversation: Record<string, unknown>,
  channelData: Record<string, unknown>,
) {
  return {
    type: 'installationUpdate',
    action: 'add',
    id: `install-${person.key}-${String(conversation.id)}-${Date.now()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: addressesOf(person, demoUrl).connector,
    from: { id: chatUser(person), aadObjectId: entraOf(person) },
    recipient: { id: DEMO_BOT, name: 'Actietafel' },
    conversation: { ...conversation, tenantId: DEMO_TENANT },
    locale: 'nl-NL',
    channelData: { ...channelData, tenant: { id: DEMO_TENANT } },
  };
}

async function post(demoUrl: string, activity: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${demoUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  if (!response.ok) throw new Error(`The bot refused an installation with status ${response.status}.`);
}
