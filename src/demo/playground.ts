import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { ended, spawnGuarded } from './children.ts';
import { DEMO_BOT, DEMO_TENANT, type DemoPerson, demoId, entraOf, fullName } from './people.ts';
import { listenAlong } from './window-stream.ts';

/** One person's Teams: a process with a page of its own. */
export type Window = { person: DemoPerson; port: number; stop(): Promise<void> };

/** The team of the school and its channel, as the coordinator's window knows them; in the others it is one of their own. */
export const DEMO_TEAM = { id: 'team-sterrencollege', channel: 'channel-ondersteuning' };

const START_SECONDS = 60;

/** Where a window sends what its person does, and where the bot has to answer, seen from the demo's own address. */
export function addressesOf({ key }: DemoPerson, demoUrl: string): { messages: string; connector: string } {
  return {
    messages: `${demoUrl}/demo/windows/${key}/messages`,
    connector: `${demoUrl}/demo/windows/${key}/connector`,
  };
}

/**
 * Starts Microsoft's Agents Playground for one person and waits until it answers. It takes another port than the one
 * asked for without a word, so the printed one counts; and it prints one even when it ends at once, on a
 * configuration that it does not like.
 *
 * @throws Error when it does not answer within a minute, with what it printed last, or has no stream to listen to.
 */
export async function openWindow(
  person: DemoPerson,
  folder: string,
  demoUrl: string,
  port: number,
  ownsChannel: boolean,
): Promise<Window> {
  mkdirSync(folder, { recursive: true });
  const config = resolve(folder, '.m365agentsplayground.yml');
  writeFileSync(config, stringify(configOf(person, ownsChannel)));
  const { messages, connector } = addressesOf(person, demoUrl);
  const child = spawnGuarded(
    [
      executable(),
      'start',
      ...['-e', messages, '--service-url', connector],
      ...['-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        DEFAULT_CHANNEL_ID: 'msteams',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
        M365_AGENTS_PLAYGROUND_LOGFILE: resolve(folder, 'playground.log'),
      },
    },
  );
  try {
    const printed = await printedPort(child, person);
    await untilItAnswers(printed, child, person);
    const listener = await listenAlong(printed);
    return {
      person,
      port: printed,
      async stop() {
        listener.leaves();
        await ended(child);
      },
    };
  } catch (error) {
    await ended(child);
    throw error;
  }
}

export function personalChat(person: DemoPerson): string {
  return `chat-${person.key}`;
}

/** The chat user of a window; distinct from the five colleagues that the configuration asks for. */
export function chatUser(person: DemoPerson): string {
  return `user-${person.key}`;
}

function configOf(person: DemoPerson, ownsChannel: boolean) {
  const team = ownsChannel ? DEMO_TEAM : { id: `team-${person.key}`, channel: `channel-${person.key}` };
  return {
    version: '0.1.1',
    tenantId: DEMO_TENANT,
    bot: { id: DEMO_BOT, name: 'Actietafel' },
    currentUser: {
      id: chatUser(person),
      name: fullName(person),
      userPrincipleName: person.mail,
      aadObjectId: entraOf(person),
      givenName: person.roepnaam,
      surname: person.achternaam,
      email: person.mail,
    },
    users: [1, 2, 3, 4, 5].map((number) => colleague(person, number)),
    personalChat: { id: personalChat(person) },
    groupChat: { id: `group-${person.key}`, name: 'Groep' },
    team: {
      id: team.id,
      name: ownsChannel ? 'Sterrencollege' : 'Eigen team',
      aadGroupId: demoId<string>(0x900 + person.key.length),
      channels: [{ id: team.channel, name: 'Ondersteuning' }],
    },
  };
}

function colleague(person: DemoPerson, number: number) {
  const id = `${chatUser(person)}-collega-${number}`;
  return {
    id,
    name: `Collega ${number}`,
    userPrincipleName: `${id}@voorbeeld.example`,
    aadObjectId: demoId<string>(0x10000 + number * 256 + person.id.charCodeAt(35)),
    givenName: 'Collega',
    surname: `Nummer ${number}`,
    email: `${id}@voorbeeld.example`,
  };
}

function executable(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@microsoft/m365agentsplayground/package.json');
  const { bin } = require(manifest) as { bin: Record<string, string> };
  const [script = ''] = Object.values(bin);
  return join(dirname(manifest), script);
}

function printedPort(child: ChildProcess, person: DemoPerson): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const give = setTimeout(
      () => reject(new Error(`The window of ${person.key} did not start: ${printed.slice(-300)}`)),
      START_SECONDS * 1000,
    );
    const read = (part: Buffer) => {
      printed = `${printed}${part.toString('utf8')}`.slice(-4000);
      const port = printed.match(/Listening on (\d+)/)?.[1];
      if (!port) return;
      clearTimeout(give);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(give);
      reject(new Error(`The window of ${person.key} ended at once (${code}): ${printed.slice(-300)}`));
    });
  });
}

async function untilItAnswers(port: number, child: ChildProcess, person: DemoPerson): Promise<void> {
  for (let tries = 0; tries < START_SECONDS * 4 && child.exitCode === null; tries++) {
    const answered = await fetch(`http://localhost:${port}/_debug/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The window of ${person.key} does not answer on port ${port}.`);
}
