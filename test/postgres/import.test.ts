import { expect, it } from '@jest/globals';
import { importContract } from '../contract/import-contract.ts';
import { neighbourImportContract } from '../contract/neighbour-import-contract.ts';
import { emptyPostgres } from '../support/database.ts';
import { importKeys, runImport } from '../support/import-command.ts';
import { rowCounts } from '../support/row-counts.ts';
import { DEMO_FILES } from '../support/school-folder.ts';

importContract('PostgreSQL', open);
neighbourImportContract('PostgreSQL', open);

it('npm run import brings a school into PostgreSQL once', async () => {
  const { engine, url, drop } = await emptyPostgres();
  const settings = { ...importKeys(), DATABASE_URL: url };

  const first = runImport(settings, [DEMO_FILES]);
  const after = await rowCounts(engine);
  const second = runImport(settings, [DEMO_FILES]);

  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(after).toMatchObject({ school: 1, pupil: 7, guardian: 8 });
  expect(second).toMatchObject({ status: 0, stderr: '' });
  expect(await rowCounts(engine)).toEqual(after);
  await drop();
}, 120_000);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
