import { emptyEmbedded } from '../support/database.ts';
import { answeredSchoolsContract } from './answered-schools-contract.ts';
import { severalSchoolsContract } from './several-schools-contract.ts';

severalSchoolsContract('PGlite', emptyEmbedded);
answeredSchoolsContract('PGlite', emptyEmbedded);
