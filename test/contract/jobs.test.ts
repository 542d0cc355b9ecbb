import { emptyEmbedded } from '../support/database.ts';
import { jobsContract } from './jobs-contract.ts';

jobsContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
