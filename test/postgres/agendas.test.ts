import { agendaContract } from '../contract/agenda-contract.ts';
import { emptyPostgres } from '../support/database.ts';

agendaContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
