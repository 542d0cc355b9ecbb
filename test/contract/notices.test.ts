import { emptyEmbedded } from '../support/database.ts';
import { noticeContract } from './notice-contract.ts';

noticeContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
