import { closingsContract, outOfStepContract } from '../contract/closings-contract.ts';
import { dossierContract } from '../contract/dossier-contract.ts';
import { newDecisionContract } from '../contract/new-decision-contract.ts';
import { termContract } from '../contract/term-contract.ts';
import { emptyPostgres } from '../support/database.ts';

dossierContract('PostgreSQL', open);
termContract('PostgreSQL', open);
newDecisionContract('PostgreSQL', open);
closingsContract('PostgreSQL', open);
outOfStepContract('PostgreSQL', open);

async function open() {
  const { engine, drop } = await emptyPostgres();
  return { ...engine, close: drop };
}
