import { replyContract } from '../contract/reply-contract.ts';
import { emptyPostgres } from '../support/database.ts';

replyContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
