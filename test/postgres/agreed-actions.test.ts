import { agreedActionsContract } from '../contract/agreed-actions-contract.ts';
import { emptyPostgres } from '../support/database.ts';

agreedActionsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
