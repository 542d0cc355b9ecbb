import { dossierContract } from '../contract/dossier-contract.ts';
import { termContract } from '../contract/term-contract.ts';
import { emptyPostgres } from '../support/database.ts';

dossierContract('PostgreSQL', open);
termContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
}
