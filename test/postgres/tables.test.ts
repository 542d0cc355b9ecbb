import { tableContract } from '../contract/table-contract.ts';
import { tableLinkContract } from '../contract/table-link-contract.ts';
import { emptyPostgres } from '../support/database.ts';

tableContract('PostgreSQL', open);
tableLinkContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
}
