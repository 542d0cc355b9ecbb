import { tableContract } from '../contract/table-contract.ts';
import { emptyPostgres } from '../support/database.ts';

tableContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
