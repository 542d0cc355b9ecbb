import { forgettingRemindersContract } from '../contract/forgetting-reminders-contract.ts';
import { emptyPostgres } from '../support/database.ts';

forgettingRemindersContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
