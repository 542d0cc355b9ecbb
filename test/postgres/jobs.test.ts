import { jobsContract } from '../contract/jobs-contract.ts';
import { emptyPostgres } from '../support/database.ts';

jobsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
