import { emptyEmbedded } from '../support/database.ts';
import { queueModelContract } from './queue-model-contract.ts';

queueModelContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
