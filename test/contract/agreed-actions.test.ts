import { emptyEmbedded } from '../support/database.ts';
import { agreedActionsContract } from './agreed-actions-contract.ts';

agreedActionsContract('PGlite', emptyEmbedded);
