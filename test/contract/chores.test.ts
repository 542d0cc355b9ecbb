import { emptyEmbedded } from '../support/database.ts';
import { choresContract } from './chores-contract.ts';
import { draftsContract } from './drafts-contract.ts';

choresContract('PGlite', open);
draftsContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
