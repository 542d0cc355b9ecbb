import { factsContract } from '../contract/facts-contract.ts';
import { emptyPostgres } from '../support/database.ts';

factsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
