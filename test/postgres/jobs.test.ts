import { jobsContract } from '../contract/jobs-contract.ts';
import { oftenJobsContract } from '../contract/often-jobs-contract.ts';
import { emptyPostgres } from '../support/database.ts';

jobsContract('PostgreSQL', open);
oftenJobsContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { engine, close: drop };
}
