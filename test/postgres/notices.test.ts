import { noticeContract } from '../contract/notice-contract.ts';
import { noticeQueueContract } from '../contract/notice-queue-contract.ts';
import { emptyPostgres } from '../support/database.ts';

noticeContract('PostgreSQL', open);
noticeQueueContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
