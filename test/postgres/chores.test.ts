import { choresContract } from '../contract/chores-contract.ts';
import { draftsContract } from '../contract/drafts-contract.ts';
import { emptyPostgres } from '../support/database.ts';

choresContract('PostgreSQL', open);
draftsContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
