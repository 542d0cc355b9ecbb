import { emptyEmbedded } from '../support/database.ts';
import { minutesContract } from './minutes-contract.ts';

minutesContract('PGlite', emptyEmbedded);
