import { emptyEmbedded } from '../support/database.ts';
import { voicesContract } from './voices-contract.ts';

voicesContract('PGlite', emptyEmbedded);
