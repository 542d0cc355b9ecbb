import { manyTermsContract } from '../contract/many-terms-contract.ts';
import { emptyPostgres } from '../support/database.ts';

manyTermsContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
