import { sideBySideContract } from '../contract/side-by-side-contract.ts';
import { emptyPostgres } from '../support/database.ts';

sideBySideContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
