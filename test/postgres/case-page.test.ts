import { casePageContract } from '../contract/case-page-contract.ts';
import { emptyPostgres } from '../support/database.ts';

casePageContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
