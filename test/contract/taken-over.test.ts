import { emptyEmbedded } from '../support/database.ts';
import { takenOverContract } from './taken-over-contract.ts';

takenOverContract('PGlite', emptyEmbedded);
