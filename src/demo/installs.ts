import { DEMO_BOT, DEMO_PEOPLE, DEMO_TENANT, entraOf } from './people.ts';
import { chatUser, connectorOf, DEMO_TEAM, personalChat, type Window } from './playground.ts';

/**
 * Tells the bot that it was installed: in each window's personal chat, and in the school's team in the coordinator's.
 * A window itself tells so only when somebody opens it, and then again at each reload.
 */
export async function postInstalls(botUrl: string, windows: readonly Window[]): Promise<void> {
  for (const window of windows) {
    await post(
      botUrl,
      installOf(window, { conversationType: 'personal', id: personalChat(window.person) }, {}),
    );
    if (window.person !== DEMO_PEOPLE.coordinator) continue;
    await post(
      botUrl,
      installOf(
        window,
        { conversationType: 'channel', id: DEMO_TEAM.channel },
        { team: { id: DEMO_TEAM.id, name: 'Sterrencollege' }, channel: { id: DEMO_TEAM.channel } },
      ),
    );
  }
}

function installOf(
  window: Window,
  conversation: Record<string, unknown>,
  channelData: Record<string, unknown>,
) {
  const { person, port } = window;
  return {
    type: 'installationUpdate',
    action: 'add',
    id: `install-${person.key}-${String(conversation.id)}-${Date.now()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: connectorOf(port),
    from: { id: chatUser(person), aadObjectId: entraOf(person) },
    recipient: { id: DEMO_BOT, name: 'Actietafel' },
    conversation: { ...conversation, tenantId: DEMO_TENANT },
    locale: 'nl-NL',
    channelData: { ...channelData, tenant: { id: DEMO_TENANT } },
  };
}

async function post(botUrl: string, activity: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  if (!response.ok) throw new Error(`The bot refused an installation with status ${response.status}.`);
}
