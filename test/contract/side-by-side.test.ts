import { emptyEmbedded } from '../support/database.ts';
import { sideBySideContract } from './side-by-side-contract.ts';

sideBySideContract('PGlite', async () => {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
});
