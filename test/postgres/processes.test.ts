import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { DEMO_PEOPLE } from '../../src/demo/people.ts';
import { keysFrom } from '../../src/storage/sealing.ts';
import { arrivals } from '../prove/kill/after.ts';
import { peopleAt } from '../prove/kill/people.ts';
import { KEYS, startServer } from '../prove/kill/servers.ts';
import { brokenLinks } from '../support/audit-chain.ts';
import { emptyPostgres } from '../support/database.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { countedIds } from '../support/fixed.ts';
import { freePort } from '../support/free-port.ts';
import { mailServer } from '../support/mail-server.ts';
import { asOfSchema, oldRows } from '../support/old-installation.ts';
import { oldRecord } from '../support/old-record.ts';

const MIGRATE = fileURLToPath(new URL('../../src/migrate.ts', import.meta.url));
const STARTERS = 4;
const keyIn = (name: string) => Buffer.from(KEYS[name] ?? '', 'base64');
const PROOF_KEYS = keysFrom({
  masterId: 'proof',
  master: keyIn('MASTER_KEY'),
  lookup: keyIn('LOOKUP_KEY'),
  audit: keyIn('AUDIT_KEY'),
});

describe('several processes on one PostgreSQL', () => {
  it('bring an empty database to the newest schema once, however many start at the same time', async () => {
    const database = await emptyPostgres();
    const { rows: should } = await database.engine.query('select version from schema_version order by 1', []);
    await database.engine.query('drop schema public cascade; create schema public', []);

    const codes = await Promise.all(Array.from({ length: STARTERS }, () => migrated(database.url)));

    const { rows: is } = await database.engine.query('select version from schema_version order by 1', []);
    await database.drop();
    expect(codes).toEqual(Array.from({ length: STARTERS }, () => 0));
    expect(is).toEqual(should);
  }, 180_000);

  it('seal what an older version kept in the open before either of the two that start is ready', async () => {
    const database = await emptyPostgres();
    const mail = await mailServer();
    await asOfSchema(database.engine, 5);
    await oldRows(database.engine, PROOF_KEYS, countedIds(0xc000));
    await oldRecord(database.engine, PROOF_KEYS);
    const place = { databaseUrl: database.url, folder: '', mailPort: mail.port };
    const ports = [await freePort(), await freePort()];
    const left = async () => {
      const { rows } = await database.engine.query('select count(*)::int as n from unsealed', []);
      return (rows[0] as { n: number }).n;
    };

    const servers = await Promise.all(
      ports.map(async (port) => {
        const server = await startServer({ port, ...place });
        return { ...server, left: await left() };
      }),
    );

    const broken = await brokenLinks(database.engine, PROOF_KEYS.audit);
    const { rows: told } = await database.engine.query('select distinct action from audit order by 1', []);
    await Promise.all(servers.map((server) => server.stop()));
    await mail.close();
    await database.drop();
    expect(servers.map((server) => server.left)).toEqual([0, 0]);
    expect(broken).toEqual([]);
    expect(told).toEqual(
      ['concern.changed', 'concern.read', 'concern.sent', 'dossier.changed'].map((action) => ({ action })),
    );
  }, 300_000);

  it('send each message once, whichever of the two was pressed on', async () => {
    const database = await emptyPostgres();
    const connector = await startFakeConnector();
    const mail = await mailServer();
    const ports = [await freePort(), await freePort()];
    const servers = [];
    for (const port of ports)
      servers.push(await startServer({ port, databaseUrl: database.url, folder: '', mailPort: mail.port }));
    const giveUp = AbortSignal.timeout(120_000);
    const [one, other] = ports.map((port) => peopleAt(port, connector.serviceUrl, giveUp));
    if (!one || !other) throw new Error('There are not two servers.');
    await one.install();

    // Pupils of two mentors, so that both write a report at the same time.
    const numbers = await Promise.all([one.story(0), other.story(3)]);

    await Promise.all(servers.map((server) => server.stop()));
    const { rows } = await database.engine.query(
      `select count(*)::int as n from notice where state = 'sent' and edits_activity is null and road <> 'channel'`,
      [],
    );
    const chats = Object.values(DEMO_PEOPLE).map(({ key }) => `a:${key}`);
    const arrived = await arrivals(connector, chats, mail.mails);
    await Promise.all([connector.close(), mail.close()]);
    await database.drop();
    expect(new Set(numbers).size).toBe(2);
    expect(arrived.faults).toEqual([]);
    expect(arrived.announced).toBe(0);
    expect((rows[0] as { n: number }).n).toBeGreaterThan(20);
  }, 300_000);
});

async function migrated(url: string): Promise<number | null> {
  const child = spawn(process.execPath, [MIGRATE], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
