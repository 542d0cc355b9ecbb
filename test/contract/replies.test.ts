import { emptyEmbedded } from '../support/database.ts';
import { replyContract } from './reply-contract.ts';

replyContract('PGlite', emptyEmbedded);
