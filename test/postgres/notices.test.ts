import { noticeBegunContract } from '../contract/notice-begun-contract.ts';
import { noticeContract } from '../contract/notice-contract.ts';
import { noticeQueueContract } from '../contract/notice-queue-contract.ts';
import { emptyPostgres } from '../support/database.ts';

noticeContract('PostgreSQL', open);
noticeQueueContract('PostgreSQL', open);
noticeBegunContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
