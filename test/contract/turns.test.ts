import { emptyEmbedded } from '../support/database.ts';
import { turnBookContract, turnContract, turnsInMemory, turnsOf } from './turn-contract.ts';

turnContract('PGlite', turnsOf(open));
turnBookContract('PGlite', open);
turnContract('the book in memory', turnsInMemory);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
