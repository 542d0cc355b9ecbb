import { minutesFinalContract } from '../contract/minutes-final-contract.ts';
import { emptyPostgres } from '../support/database.ts';

minutesFinalContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
