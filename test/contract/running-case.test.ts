import { emptyEmbedded } from '../support/database.ts';
import { runningCaseContract } from './running-case-contract.ts';
import { unplannedContract } from './unplanned-contract.ts';

runningCaseContract('PGlite', emptyEmbedded);
unplannedContract('PGlite', emptyEmbedded);
