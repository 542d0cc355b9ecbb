import { emptyEmbedded } from '../support/database.ts';
import { guardingContract } from './guarding-contract.ts';

guardingContract('PGlite', emptyEmbedded);
