import { emptyEmbedded } from '../support/database.ts';
import { manyTermsContract } from './many-terms-contract.ts';

manyTermsContract('PGlite', emptyEmbedded);
