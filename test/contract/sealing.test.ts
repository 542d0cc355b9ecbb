import { emptyEmbedded } from '../support/database.ts';
import { sealingContract } from './sealing-contract.ts';

sealingContract('PGlite', emptyEmbedded);
