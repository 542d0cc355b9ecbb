import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { botProcess } from './bot-process.ts';
import type { DemoState } from './control.ts';
import { postInstalls } from './installs.ts';
import { type Mailboxes, openMailboxes } from './mailboxes.ts';
import { DEMO_PEOPLE, DEMO_TENANT, WINDOWS } from './people.ts';
import { openWindow, type Window } from './playground.ts';

/**
 * `npm run demo`: a mail server, five Teams windows and the bot, all on this machine, until Ctrl-C. Each start begins
 * with a fresh school; the port of the bot can be set with PORT, for a second demo beside the first.
 */
const FOLDER = process.env.DEMO_FOLDER ?? '.data/demo';
const PORT = Number(process.env.PORT ?? 3978);
const FIRST_WINDOW_PORT = Number(process.env.DEMO_WINDOW_PORT ?? 56150);

async function main(): Promise<void> {
  if (!(await isFree(PORT))) {
    process.stderr.write(
      `Port ${PORT} is in use. Is another demo running? Stop it, or choose another port: PORT=4000 npm run demo\n`,
    );
    process.exitCode = 1;
    return;
  }
  rmSync(join(FOLDER, 'database'), { recursive: true, force: true });
  rmSync(join(FOLDER, 'database.lock'), { force: true });
  const botUrl = `http://localhost:${PORT}`;
  const mailboxes = await openMailboxes();
  const windows: Window[] = [];
  let offset = 0;
  const state = (): DemoState => ({
    windows: windows.map(({ person, port }) => ({ key: person.key, port })),
    mails: mailboxes.all(),
    offset,
  });
  const bot = botProcess(
    environmentOf(mailboxes),
    state,
    (to) => {
      offset = to;
    },
    () => postInstalls(botUrl, windows),
  );
  stopOnSignal(async () => {
    await Promise.allSettled([bot.stop(), mailboxes.stop(), ...windows.map((window) => window.stop())]);
  });
  process.stdout.write(
    'Actietafel starts: a mail server, five Teams windows and the bot. This takes some seconds.\n',
  );
  await bot.start();
  windows.push(
    ...(await Promise.all(
      WINDOWS.map((person, index) =>
        openWindow(
          person,
          join(FOLDER, person.key),
          botUrl,
          FIRST_WINDOW_PORT + index,
          person === DEMO_PEOPLE.coordinator,
        ),
      ),
    )),
  );
  await postInstalls(botUrl, windows);
  process.stdout.write(`Actietafel is ready: ${botUrl}/demo\n`);
}

/** Keys are made once and kept with the demo, so that a restart of the bot can read what it wrote. */
function environmentOf(mailboxes: Mailboxes): Record<string, string> {
  const file = join(FOLDER, 'keys.json');
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(file)) {
    const names = ['MASTER_KEY', 'LOOKUP_KEY', 'LINK_KEY', 'AUDIT_KEY'];
    const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64')]));
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return {
    ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
    ACTIETAFEL_MODE: 'demo',
    MASTER_KEY_ID: 'demo',
    ALLOWED_TENANTS: DEMO_TENANT,
    DATA_FOLDER: join(FOLDER, 'database'),
    PORT: String(PORT),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mailboxes.port),
    MAIL_FROM: 'actietafel@sterrencollege.example',
  };
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit());
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    once();
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
});
