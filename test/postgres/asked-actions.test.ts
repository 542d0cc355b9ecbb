import { askedActionsContract } from '../contract/asked-actions-contract.ts';
import { emptyPostgres } from '../support/database.ts';

askedActionsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
