import { leavingContract } from '../contract/leaving-contract.ts';
import { rolesUpdateContract } from '../contract/roles-update-contract.ts';
import { schoolChoicesContract } from '../contract/school-choices-contract.ts';
import { updateContract } from '../contract/update-contract.ts';
import { emptyPostgres } from '../support/database.ts';

updateContract('PostgreSQL', open);
leavingContract('PostgreSQL', open);
rolesUpdateContract('PostgreSQL', open);
schoolChoicesContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
