import { emptyEmbedded } from '../support/database.ts';
import { secondCodeContract } from './second-code-contract.ts';

secondCodeContract('PGlite', emptyEmbedded);
