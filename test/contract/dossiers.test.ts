import { emptyEmbedded } from '../support/database.ts';
import { closingsContract, outOfStepContract } from './closings-contract.ts';
import { dossierContract } from './dossier-contract.ts';
import { newDecisionContract } from './new-decision-contract.ts';
import { termContract } from './term-contract.ts';

dossierContract('PGlite', emptyEmbedded);
termContract('PGlite', emptyEmbedded);
newDecisionContract('PGlite', emptyEmbedded);
closingsContract('PGlite', emptyEmbedded);
outOfStepContract('PGlite', emptyEmbedded);
