import { severalSchoolsContract } from '../contract/several-schools-contract.ts';
import { emptyPostgres } from '../support/database.ts';

severalSchoolsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
