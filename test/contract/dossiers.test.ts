import { emptyEmbedded } from '../support/database.ts';
import { dossierContract } from './dossier-contract.ts';
import { termContract } from './term-contract.ts';

dossierContract('PGlite', emptyEmbedded);
termContract('PGlite', emptyEmbedded);
