import { emptyEmbedded } from '../support/database.ts';
import { remindingContract } from './reminding-contract.ts';

remindingContract('PGlite', emptyEmbedded);
