import { jgzAdviceContract } from '../contract/jgz-advice-contract.ts';
import { emptyPostgres } from '../support/database.ts';

jgzAdviceContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
