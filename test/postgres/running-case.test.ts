import { runningCaseContract } from '../contract/running-case-contract.ts';
import { unplannedContract } from '../contract/unplanned-contract.ts';
import { emptyPostgres } from '../support/database.ts';

const open = async () => {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
};

runningCaseContract('PostgreSQL', open);
unplannedContract('PostgreSQL', open);
