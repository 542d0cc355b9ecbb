import { emptyEmbedded } from '../support/database.ts';
import { reckoningContract } from './reckoning-contract.ts';

reckoningContract('PGlite', emptyEmbedded);
