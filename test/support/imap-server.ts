import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import type { ImapSettings } from '../../src/calendar/mailbox.ts';
import { freePort } from './free-port.ts';

const DOVECOT = '/usr/sbin/dovecot';
const NOBODY = { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' };
const USER = 'school';
const PASSWORD = 'for-a-test';

/** A real mailbox on this machine. */
export type ImapServer = {
  settings: ImapSettings;
  /** Puts a mail in it, as the mail server would. */
  deliver(raw: string): Promise<void>;
  /** How many mails in it are read by somebody, and how many there are. */
  counts(): Promise<{ seen: number; all: number }>;
  /** Leaves every mail that is in it, in such a way that the server cannot read it itself. */
  spoil(): Promise<void>;
  /** Another mailbox of the same name, whose numbers begin anew. */
  startAnew(): Promise<void>;
  close(): Promise<void>;
};

/** Where Dovecot is not installed the tests are left out by name; the gate installs it, and leaves none out. */
export function describeWithImap(title: string, tests: () => void): void {
  const isHere = spawnSync(DOVECOT, ['--version']).status === 0;
  if (isHere || process.env.CI) describe(title, tests);
  else describe.skip(`${title} (skipped: dovecot-imapd is not installed here)`, tests);
}

/** Starts Dovecot without any rights, on a free port, with everything that it writes in a folder of its own. */
export async function imapServer(): Promise<ImapServer> {
  const me = process.getuid?.() === 0 ? NOBODY : ownUser();
  const folder = mkdtempSync(join(tmpdir(), 'imap-'));
  const port = await freePort();
  writeFileSync(join(folder, 'dovecot.conf'), configOf(folder, port, me));
  mkdirSync(join(folder, 'mail'));
  if (me === NOBODY)
    for (const path of ['', 'mail', 'dovecot.conf']) chownSync(join(folder, path), me.uid, me.gid);
  const server = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
    ...(me === NOBODY ? { uid: me.uid, gid: me.gid } : {}),
  });
  await listening(server, port, folder);
  const settings: ImapSettings = {
    host: '127.0.0.1',
    port,
    secure: false,
    user: USER,
    password: PASSWORD,
    mailbox: 'INBOX',
  };
  return {
    settings,
    deliver: (raw) =>
      withClient(
        settings,
        async (client) => void (await client.append('INBOX', raw.replace(/\r?\n/g, '\r\n'))),
      ),
    counts: () =>
      withClient(settings, async (client) => {
        const status = await client.status('INBOX', { messages: true, unseen: true });
        const { messages = 0, unseen = 0 } = status || {};
        return { all: messages, seen: messages - unseen };
      }),
    async spoil() {
      for (const where of ['new', 'cur'])
        for (const name of readdirSync(join(folder, 'mail', where)))
          chmodSync(join(folder, 'mail', where, name), 0);
    },
    async startAnew() {
      const kept = readdirSync(join(folder, 'mail')).filter(
        (name) => !name.startsWith('dovecot-uidvalidity'),
      );
      for (const name of kept) rmSync(join(folder, 'mail', name), { recursive: true });
    },
    async close() {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Owner = { uid: number; gid: number; user: string; group: string };

function ownUser(): Owner {
  const { uid, gid, username } = userInfo();
  return { uid, gid, user: username, group: spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim() };
}

function configOf(folder: string, port: number, { uid, gid, user, group }: Owner): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
mail_location = maildir:${folder}/mail
first_valid_uid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function withClient<T>(settings: ImapSettings, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { host, port, user, password } = settings;
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** Tried until it answers; a server that ended by itself says why in its log. */
function listening(server: ChildProcess, port: number, folder: string): Promise<void> {
  return new Promise((done, fail) => {
    const ended = () => fail(new Error(`Dovecot ended:\n${readFileSync(join(folder, 'log'), 'utf8')}`));
    server.once('exit', ended);
    const knock = () => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        server.off('exit', ended);
        done();
      });
      socket.once('error', () => {
        if (server.exitCode === null) setTimeout(knock, 50);
      });
    };
    knock();
  });
}
