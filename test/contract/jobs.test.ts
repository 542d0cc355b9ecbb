import { emptyEmbedded } from '../support/database.ts';
import { jobsContract } from './jobs-contract.ts';
import { oftenJobsContract } from './often-jobs-contract.ts';

jobsContract('PGlite', open);
oftenJobsContract('PGlite', open);

async function open() {
  const engine = await emptyEmbedded();
  return { engine, close: () => engine.close() };
}
