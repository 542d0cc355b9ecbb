import { emptyEmbedded } from '../support/database.ts';
import { ownTablesContract } from './own-tables-contract.ts';

ownTablesContract('PGlite', emptyEmbedded);
