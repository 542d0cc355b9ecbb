import { consultContract } from '../contract/consult-contract.ts';
import { emptyPostgres } from '../support/database.ts';

consultContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
