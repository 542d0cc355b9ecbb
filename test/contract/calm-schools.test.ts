import { emptyEmbedded } from '../support/database.ts';
import { calmSchoolsContract } from './calm-schools-contract.ts';

calmSchoolsContract('PGlite', emptyEmbedded);
