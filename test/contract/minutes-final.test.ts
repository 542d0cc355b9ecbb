import { emptyEmbedded } from '../support/database.ts';
import { minutesFinalContract } from './minutes-final-contract.ts';

minutesFinalContract('PGlite', emptyEmbedded);
