import { dossierContract } from '../contract/dossier-contract.ts';
import { emptyPostgres } from '../support/database.ts';

dossierContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
