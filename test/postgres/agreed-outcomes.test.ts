import { agreedOutcomesContract } from '../contract/agreed-outcomes-contract.ts';
import { emptyPostgres } from '../support/database.ts';

agreedOutcomesContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
