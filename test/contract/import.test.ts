import { emptyEmbedded } from '../support/database.ts';
import { importContract } from './import-contract.ts';

importContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
