import { emptyEmbedded } from '../support/database.ts';
import { severalSchoolsContract } from './several-schools-contract.ts';

severalSchoolsContract('PGlite', emptyEmbedded);
