import { regisseurContract } from '../contract/regisseur-contract.ts';
import { emptyPostgres } from '../support/database.ts';

regisseurContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
