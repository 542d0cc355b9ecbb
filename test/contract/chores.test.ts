import { emptyEmbedded } from '../support/database.ts';
import { choresContract } from './chores-contract.ts';

choresContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
