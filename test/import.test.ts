import { existsSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultySettings, readImportSettings } from '../src/settings.ts';
import { openEmbedded } from '../src/storage/embedded.ts';
import { holdFolder } from '../src/storage/folder-lock.ts';
import { imagePath } from './support/image.ts';
import { importKeys, runImport } from './support/import-command.ts';
import { DEMO_FILES, type SchoolFolder, schoolFolder } from './support/school-folder.ts';

const KEYS = importKeys();
const TENANT = '11111111-2222-4333-8444-555555555555';

describe('npm run import', () => {
  let place: string;
  let folder: SchoolFolder;

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'actietafel-import-'));
    folder = schoolFolder();
  });
  afterAll(() => {
    rmSync(place, { recursive: true, force: true });
    folder.drop();
  });

  const settings = (name: string) => ({ ...KEYS, DATA_FOLDER: join(place, name) });

  it('brings a school into the embedded database, and finds all of it there the second time', async () => {
    await (await openEmbedded(join(place, 'whole'), await openAsBlob(imagePath()))).close();
    folder.change('users.csv', ',Nadia,', ',Nadja,');
    const first = runImport({ ...settings('whole'), ALLOWED_TENANTS: TENANT }, [DEMO_FILES]);
    const dry = runImport(settings('whole'), [folder.path, '--dry-run']);
    const second = runImport(settings('whole'), [DEMO_FILES]);

    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('the embedded database, for a trial only');
    expect(first.stdout).toContain(
      '  7 leerlingen / pupils\n  8 ouders en verzorgers / parents and guardians\n',
    );
    folder.again();
    expect(dry.stdout).toContain('+0 ~1 -0 =12');
    expect(dry.stdout).not.toContain('Nadja');
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toContain('Everything was so already.');
  }, 180_000);

  it('names every fault without opening a database', () => {
    folder.change('pupils.csv', '2010-11-02', '2 november');
    folder.remove('orgs.csv');

    const { status, stdout, stderr } = runImport(settings('faulty'), [folder.path]);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('orgs.csv\n  Dit bestand ontbreekt in de map.\n');
    expect(stderr).toContain('pupils.csv:3 birthDate\n');
    expect(existsSync(join(place, 'faulty'))).toBe(false);
  }, 60_000);

  it('refuses an embedded database that another process has', () => {
    const hold = holdFolder(join(place, 'used'));

    const { status, stderr } = runImport(settings('used'), [DEMO_FILES]);

    if (hold.kind === 'held') hold.letGo();
    expect(status).toBe(1);
    expect(stderr).toContain(`wordt al gebruikt door proces ${process.pid}`);
    expect(stderr).toContain(`is in use by process ${process.pid}`);
  }, 60_000);

  it('says in one line that the database does not answer, and nothing of what it was to hold', () => {
    const { status, stderr } = runImport(
      { ...KEYS, DATABASE_URL: 'postgres://actietafel@127.0.0.1:1/actietafel' },
      [DEMO_FILES],
    );

    expect(status).toBe(1);
    expect(stderr).toBe(
      'Het inlezen is gestopt door een storing (econnrefused). Er is niets veranderd.\n' +
        'The import was stopped by a breakdown (econnrefused). Nothing was changed.\n',
    );
  }, 60_000);

  it('asks for the folder, and for all keys at once', () => {
    for (const parameters of [[], ['--dryrun', DEMO_FILES], [DEMO_FILES, DEMO_FILES], ['--dry-run']])
      expect(runImport(KEYS, parameters)).toMatchObject({ status: 1, stdout: '' });
    expect(runImport({}, [DEMO_FILES]).stderr.match(/^ {2}- [A-Z_]+/gm)).toEqual(
      ['MASTER_KEY_ID', 'MASTER_KEY', 'LOOKUP_KEY', 'AUDIT_KEY'].map((name) => `  - ${name}`),
    );
  }, 60_000);
});

describe('the settings of an import', () => {
  it('are the store, the keys that seal, and the tenants where they are set', () => {
    expect(readImportSettings(KEYS)).toMatchObject({ databaseUrl: null, allowedTenants: null });
    expect(readImportSettings({ ...KEYS, ALLOWED_TENANTS: `${TENANT}, ${TENANT}` }).allowedTenants).toEqual([
      TENANT,
      TENANT,
    ]);
  });

  it('are refused when one key is used twice, or a tenant is no id', () => {
    expect(() => readImportSettings({ ...KEYS, AUDIT_KEY: KEYS.MASTER_KEY })).toThrow(FaultySettings);
    expect(() => readImportSettings({ ...KEYS, ALLOWED_TENANTS: 'ons college' })).toThrow('ALLOWED_TENANTS');
  });
});
