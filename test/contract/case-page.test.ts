import { emptyEmbedded } from '../support/database.ts';
import { casePageContract } from './case-page-contract.ts';

casePageContract('PGlite', emptyEmbedded);
