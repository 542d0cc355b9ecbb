import { emptyEmbedded } from '../support/database.ts';
import { calmContract } from './calm-contract.ts';

calmContract('PGlite', emptyEmbedded);
