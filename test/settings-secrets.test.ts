import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../src/settings.ts';
import { Production } from '../src/settings-schema.ts';
import { faultsOf, PRODUCTION, refusalOf } from './support/environments.ts';

describe('a secret', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('may stand in a file', () => {
    const { BOT_APP_PASSWORD: password, ...rest } = PRODUCTION;
    const file = written('password', `${password}\n`);

    expect(readSettings({ ...rest, BOT_APP_PASSWORD_FILE: file }).bot.credential).toMatchObject({ password });
  });

  it('is in the environment or in a file, not in both', () => {
    const file = written('twice', 'a client secret');

    expect(faultsOf({ ...PRODUCTION, BOT_APP_PASSWORD_FILE: file })).toEqual([
      'BOT_APP_PASSWORD both_set BOT_APP_PASSWORD_FILE',
    ]);
  });

  it.each(['BOT_APP_PASSWORD', 'MASTER_KEY', 'DATABASE_URL'])(
    'that cannot be read from its file is said to be so, once (%s)',
    (name) => {
      const expected = [`${name}_FILE file_unreadable`];

      for (const file of [join(folder, 'nowhere'), written('empty', '\n')])
        expect(faultsOf({ ...PRODUCTION, [name]: '', [`${name}_FILE`]: file })).toEqual(expected);
    },
  );

  it('is never printed, however wrong it is', () => {
    const secrets = Object.keys(Production.shape).filter((name) => /KEY$|PASSWORD|DATABASE_URL/.test(name));
    const wrong = Object.fromEntries(secrets.map((name) => [name, 'hunter2']));

    const { message } = refusalOf({ ...wrong, ACTIETAFEL_MODE: 'production', SMTP_USER: 'user' });

    expect(secrets).toHaveLength(8);
    expect(message).not.toContain('hunter2');
  });

  function written(name: string, text: string): string {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  }
});
