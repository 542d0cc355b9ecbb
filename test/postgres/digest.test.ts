import { digestContract } from '../contract/digest-contract.ts';
import { emptyPostgres } from '../support/database.ts';

digestContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
