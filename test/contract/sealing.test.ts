import { emptyEmbedded } from '../support/database.ts';
import { sealingContract } from './sealing-contract.ts';
import { sealingRecordContract } from './sealing-record-contract.ts';

sealingContract('PGlite', emptyEmbedded);
sealingRecordContract('PGlite', emptyEmbedded);
