import { eventContract } from '../contract/event-contract.ts';
import { emptyPostgres } from '../support/database.ts';

eventContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
