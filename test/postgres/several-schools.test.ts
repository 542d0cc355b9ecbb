import { answeredSchoolsContract } from '../contract/answered-schools-contract.ts';
import { severalSchoolsContract } from '../contract/several-schools-contract.ts';
import { emptyPostgres } from '../support/database.ts';

severalSchoolsContract('PostgreSQL', open);
answeredSchoolsContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
}
