import { ownTablesContract } from '../contract/own-tables-contract.ts';
import { emptyPostgres } from '../support/database.ts';

ownTablesContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
