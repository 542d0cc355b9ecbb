import { emptyEmbedded } from '../support/database.ts';
import { tableContract } from './table-contract.ts';
import { tableLinkContract } from './table-link-contract.ts';

tableContract('PGlite', emptyEmbedded);
tableLinkContract('PGlite', emptyEmbedded);
