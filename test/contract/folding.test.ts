import { emptyEmbedded } from '../support/database.ts';
import { foldingContract } from './folding-contract.ts';

foldingContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
