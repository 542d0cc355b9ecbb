import { hearingContract } from '../contract/hearing-contract.ts';
import { emptyPostgres } from '../support/database.ts';

hearingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
