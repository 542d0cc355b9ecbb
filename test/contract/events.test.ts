import { emptyEmbedded } from '../support/database.ts';
import { eventContract } from './event-contract.ts';

eventContract('PGlite', emptyEmbedded);
