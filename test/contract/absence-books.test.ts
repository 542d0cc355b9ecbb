import { emptyEmbedded } from '../support/database.ts';
import { absenceBookContract } from './absence-book-contract.ts';

absenceBookContract('PGlite', emptyEmbedded);
