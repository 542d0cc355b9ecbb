import { emptyEmbedded } from '../support/database.ts';
import { updateContract } from './update-contract.ts';

updateContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
