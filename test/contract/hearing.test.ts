import { emptyEmbedded } from '../support/database.ts';
import { hearingContract } from './hearing-contract.ts';

hearingContract('PGlite', emptyEmbedded);
