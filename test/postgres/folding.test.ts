import { foldingContract } from '../contract/folding-contract.ts';
import { emptyPostgres } from '../support/database.ts';

foldingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
