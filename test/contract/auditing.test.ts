import { emptyEmbedded } from '../support/database.ts';
import { auditingContract } from './auditing-contract.ts';

auditingContract('PGlite', emptyEmbedded);
