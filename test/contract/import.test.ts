import { emptyEmbedded } from '../support/database.ts';
import { importContract } from './import-contract.ts';
import { neighbourImportContract } from './neighbour-import-contract.ts';

importContract('PGlite', open);
neighbourImportContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
