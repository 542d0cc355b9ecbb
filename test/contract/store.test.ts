import { emptyEmbedded } from '../support/database.ts';
import { storeContract } from './store-contract.ts';

storeContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
