import { takenOverContract } from '../contract/taken-over-contract.ts';
import { emptyPostgres } from '../support/database.ts';

takenOverContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
