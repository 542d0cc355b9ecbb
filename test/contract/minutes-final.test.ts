import { emptyEmbedded } from '../support/database.ts';
import { minutesFinalContract } from './minutes-final-contract.ts';
import { schoolAdviceContract } from './school-advice-contract.ts';

minutesFinalContract('PGlite', emptyEmbedded);
schoolAdviceContract('PGlite', emptyEmbedded);
