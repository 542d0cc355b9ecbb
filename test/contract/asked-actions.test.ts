import { emptyEmbedded } from '../support/database.ts';
import { askedActionsContract } from './asked-actions-contract.ts';

askedActionsContract('PGlite', emptyEmbedded);
