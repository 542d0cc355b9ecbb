import { calmContract } from '../contract/calm-contract.ts';
import { emptyPostgres } from '../support/database.ts';

calmContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
