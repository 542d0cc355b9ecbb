import { emptyEmbedded } from '../support/database.ts';
import { dossierContract } from './dossier-contract.ts';

dossierContract('PGlite', emptyEmbedded);
