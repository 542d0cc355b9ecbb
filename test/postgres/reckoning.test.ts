import { reckoningContract } from '../contract/reckoning-contract.ts';
import { emptyPostgres } from '../support/database.ts';

reckoningContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
