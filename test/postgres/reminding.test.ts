import { remindingContract } from '../contract/reminding-contract.ts';
import { emptyPostgres } from '../support/database.ts';

remindingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
