import { storeContract } from '../contract/store-contract.ts';
import { emptyPostgres } from '../support/database.ts';

storeContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
