import { choresContract } from '../contract/chores-contract.ts';
import { emptyPostgres } from '../support/database.ts';

choresContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
