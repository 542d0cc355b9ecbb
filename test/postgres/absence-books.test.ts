import { absenceBookContract } from '../contract/absence-book-contract.ts';
import { emptyPostgres } from '../support/database.ts';

absenceBookContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
