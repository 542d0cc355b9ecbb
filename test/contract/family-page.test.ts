import { emptyEmbedded } from '../support/database.ts';
import { familyPageContract } from './family-page-contract.ts';

familyPageContract('PGlite', emptyEmbedded);
