import { emptyEmbedded } from '../support/database.ts';
import { regisseurContract } from './regisseur-contract.ts';

regisseurContract('PGlite', emptyEmbedded);
