import { noticeContract } from '../contract/notice-contract.ts';
import { emptyPostgres } from '../support/database.ts';

noticeContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
});
