import { queueModelContract } from '../contract/queue-model-contract.ts';
import { emptyPostgres } from '../support/database.ts';

queueModelContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres(1);
  return { engine, close: drop };
});
