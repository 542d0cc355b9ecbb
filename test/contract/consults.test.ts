import { emptyEmbedded } from '../support/database.ts';
import { consultContract } from './consult-contract.ts';

consultContract('PGlite', emptyEmbedded);
