import { emptyEmbedded } from '../support/database.ts';
import { jgzAdviceContract } from './jgz-advice-contract.ts';

jgzAdviceContract('PGlite', emptyEmbedded);
