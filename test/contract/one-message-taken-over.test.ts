import { emptyEmbedded } from '../support/database.ts';
import { oneMessageTakenOverContract } from './one-message-taken-over-contract.ts';

oneMessageTakenOverContract('PGlite', emptyEmbedded);
