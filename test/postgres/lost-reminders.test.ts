import { lostReminderContract } from '../contract/lost-reminder-contract.ts';
import { emptyPostgres } from '../support/database.ts';

lostReminderContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
