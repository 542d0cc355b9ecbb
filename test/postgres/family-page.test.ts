import { familyPageContract } from '../contract/family-page-contract.ts';
import { emptyPostgres } from '../support/database.ts';

familyPageContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
