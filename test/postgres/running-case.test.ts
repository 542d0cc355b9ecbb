import { unplannedContract } from '../contract/unplanned-contract.ts';
import { emptyPostgres } from '../support/database.ts';

unplannedContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
