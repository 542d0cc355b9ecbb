import { emptyEmbedded } from '../support/database.ts';
import { roomContract } from './room-contract.ts';

roomContract('PGlite', emptyEmbedded);
