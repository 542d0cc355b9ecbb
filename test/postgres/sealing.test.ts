import { sealingContract } from '../contract/sealing-contract.ts';
import { emptyPostgres } from '../support/database.ts';

sealingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
