import { guardingContract } from '../contract/guarding-contract.ts';
import { emptyPostgres } from '../support/database.ts';

guardingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
