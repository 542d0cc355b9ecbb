import { emptyEmbedded } from '../support/database.ts';
import { leavingContract } from './leaving-contract.ts';
import { rolesUpdateContract } from './roles-update-contract.ts';
import { schoolChoicesContract } from './school-choices-contract.ts';
import { updateContract } from './update-contract.ts';

updateContract('PGlite', open);
leavingContract('PGlite', open);
rolesUpdateContract('PGlite', open);
schoolChoicesContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
