import { emptyEmbedded } from '../support/database.ts';
import { factsContract } from './facts-contract.ts';

factsContract('PGlite', emptyEmbedded);
