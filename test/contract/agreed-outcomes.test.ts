import { emptyEmbedded } from '../support/database.ts';
import { agreedOutcomesContract } from './agreed-outcomes-contract.ts';

agreedOutcomesContract('PGlite', emptyEmbedded);
