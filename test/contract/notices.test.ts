import { emptyEmbedded } from '../support/database.ts';
import { noticeBegunContract } from './notice-begun-contract.ts';
import { noticeContract } from './notice-contract.ts';
import { noticeQueueContract } from './notice-queue-contract.ts';

noticeContract('PGlite', open);
noticeQueueContract('PGlite', open);
noticeBegunContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
