import { emptyEmbedded } from '../support/database.ts';
import { noticeContract } from './notice-contract.ts';
import { noticeQueueContract } from './notice-queue-contract.ts';

noticeContract('PGlite', open);
noticeQueueContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
