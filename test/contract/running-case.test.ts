import { emptyEmbedded } from '../support/database.ts';
import { unplannedContract } from './unplanned-contract.ts';

unplannedContract('PGlite', emptyEmbedded);
