import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkMailServer } from '../src/calendar/mail-server.ts';
import { listen } from '../src/http/server.ts';
import { FaultySettings } from '../src/settings.ts';
import { SETTING_CODES } from '../src/settings-schema.ts';
import { startFaults } from '../src/start-faults.ts';
import { openEmbedded } from '../src/storage/embedded.ts';
import { holdFolder } from '../src/storage/folder-lock.ts';
import { MisnumberedMigration, NewerSchema } from '../src/storage/migrate.ts';
import { openStore } from '../src/storage/open-store.ts';
import { OtherKey } from '../src/storage/other-key.ts';
import { freePort } from './support/free-port.ts';
import { mailServer } from './support/mail-server.ts';

const MIGRATE = fileURLToPath(new URL('../src/migrate.ts', import.meta.url));
/** A machine of its own, as far as a mail is concerned: it may not be spoken to without TLS. */
const ELSEWHERE = '127.0.0.2';

describe('a start that cannot be', () => {
  it('names every fault in the settings by its code, and says it in two languages', () => {
    const faults = [
      { name: 'PORT', code: 'port_odd' as const },
      { name: 'LINK_KEY', code: 'key_twice' as const, other: 'MASTER_KEY' },
    ];

    expect(startFaults(new FaultySettings(faults))).toEqual([
      'Actietafel start niet met deze instellingen:',
      'Actietafel cannot start with these settings:',
      '  - PORT (port_odd)',
      '    PORT moet een poortnummer zijn, van 1 tot en met 65535',
      '    PORT must be a port number, 1 to 65535',
      '  - LINK_KEY (key_twice)',
      '    LINK_KEY moet een andere sleutel zijn dan MASTER_KEY (openssl rand -base64 32)',
      '    LINK_KEY must be another key than MASTER_KEY (openssl rand -base64 32)',
    ]);
  });

  it.each(SETTING_CODES)('has a sentence of its own in each language for %s', (code) => {
    const [, , , dutch, english] = startFaults(new FaultySettings([{ name: 'X', code }]));

    expect(dutch).toMatch(/^ {4}X .{10}/);
    expect(english).toMatch(/^ {4}X .{10}/);
    expect(dutch).not.toBe(english);
  });

  it('names the key that is another than the database was made with', () => {
    expect(startFaults(new OtherKey('AUDIT_KEY'))).toEqual([
      'De database is gemaakt met een andere AUDIT_KEY. Zet de sleutel van toen terug. Er is niets kwijt.',
      'The database was made with another AUDIT_KEY. Put the key of before back. Nothing is lost.',
    ]);
  });

  it('says that the database cannot be reached', async () => {
    const free = await freePort();

    const told = startFaults(await faultOf(openStore(`postgres://app:geheim@127.0.0.1:${free}/x`, '')));

    expect(told[0]).toContain('De database is niet bereikbaar.');
    expect(told[1]).toContain('The database cannot be reached.');
    expect(told.join()).not.toContain('geheim');
  });

  it.each([
    ['28P01', 'The database refuses this user.'],
    ['28000', 'The database refuses this user.'],
    ['3D000', 'does not exist. Make it first.'],
    ['42501', 'may do too little'],
    ['57P03', 'The database cannot be reached.'],
  ])('says what PostgreSQL means by %s', (code, sentence) => {
    const told = startFaults(
      Object.assign(new Error('password authentication failed for user "app"'), { code }),
    );

    expect(told).toHaveLength(2);
    expect(told[1]).toContain(sentence);
    expect(told.join()).not.toContain('"app"');
  });

  it('says which schema the database has, and which is known', () => {
    const told = startFaults(new NewerSchema(9, 4));

    expect(told[0]).toContain('schema 9, deze Actietafel kent tot en met 4');
    expect(told[1]).toContain('schema 9, this Actietafel knows up to 4');
  });

  it('says which migration has a number that is not its own', () => {
    const told = startFaults(new MisnumberedMigration('0008-agendas.sql', 9));

    expect(told[0]).toContain('0008-agendas.sql hoort migratie 9 te zijn');
    expect(told[1]).toContain('0008-agendas.sql should be migration 9');
  });

  it('says who has the folder of the embedded database', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'actietafel-')), 'database');
    const held = holdFolder(folder);

    const told = startFaults(await faultOf(openEmbedded(folder)));
    if (held.kind === 'held') held.letGo();
    rmSync(folder, { recursive: true, force: true });

    expect(told[0]).toContain(`wordt al gebruikt door proces ${process.pid}`);
    expect(told[1]).toContain(`is in use by process ${process.pid}`);
  });

  it('says which port is in use', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
    });

    const told = startFaults(await faultOf(listen(port, { routes: [], host: '127.0.0.1' } as never)));
    taken.close();

    expect(told[0]).toContain(`Poort ${port} is al in gebruik.`);
    expect(told[1]).toContain(`Port ${port} is in use.`);
  });

  it('says that the mail server offers no TLS, and starts when it is only away', async () => {
    const plain = await mailServer({}, ELSEWHERE);
    const away = await freePort();

    const told = startFaults(
      await faultOf(checkMailServer({ host: ELSEWHERE, port: plain.port, secure: false })),
    );
    await checkMailServer({ host: ELSEWHERE, port: away, secure: false });
    await checkMailServer({ host: '127.0.0.1', port: plain.port, secure: false });
    await plain.close();

    expect(told[0]).toContain('biedt geen TLS');
    expect(told[1]).toContain('offers no TLS');
  });

  it('tells any other fault by its kind, and quotes nothing', () => {
    expect(startFaults(new TypeError('Sam Vis'))).toEqual([
      'Actietafel start niet (typeerror).',
      'Actietafel does not start (typeerror).',
    ]);
  });

  it('ends npm run migrate with 1 and no trace of the code', async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MIGRATE], {
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/x` },
      encoding: 'utf8',
    });

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(2);
  }, 60_000);
});

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
}
