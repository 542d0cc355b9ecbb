import { secondCodeContract } from '../contract/second-code-contract.ts';
import { emptyPostgres } from '../support/database.ts';

secondCodeContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
