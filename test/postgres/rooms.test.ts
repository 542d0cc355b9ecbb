import { roomContract } from '../contract/room-contract.ts';
import { emptyPostgres } from '../support/database.ts';

roomContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
