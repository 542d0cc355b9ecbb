import { oneMessageTakenOverContract } from '../contract/one-message-taken-over-contract.ts';
import { emptyPostgres } from '../support/database.ts';

oneMessageTakenOverContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
