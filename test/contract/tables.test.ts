import { emptyEmbedded } from '../support/database.ts';
import { tableContract } from './table-contract.ts';

tableContract('PGlite', emptyEmbedded);
