import { channelDigestContract } from '../contract/channel-digest-contract.ts';
import { emptyPostgres } from '../support/database.ts';

channelDigestContract('PostgreSQL', async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
});
