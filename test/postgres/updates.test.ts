import { updateContract } from '../contract/update-contract.ts';
import { emptyPostgres } from '../support/database.ts';

updateContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
