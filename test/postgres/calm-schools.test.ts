import { calmSchoolsContract } from '../contract/calm-schools-contract.ts';
import { emptyPostgres } from '../support/database.ts';

calmSchoolsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
