import { auditingContract } from '../contract/auditing-contract.ts';
import { emptyPostgres } from '../support/database.ts';

auditingContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
