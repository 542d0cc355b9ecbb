import { voicesContract } from '../contract/voices-contract.ts';
import { emptyPostgres } from '../support/database.ts';

voicesContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
