import { minutesContract } from '../contract/minutes-contract.ts';
import { emptyPostgres } from '../support/database.ts';

minutesContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
