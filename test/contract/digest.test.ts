import { emptyEmbedded } from '../support/database.ts';
import { digestContract } from './digest-contract.ts';

digestContract('PGlite', emptyEmbedded);
