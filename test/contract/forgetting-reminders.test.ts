import { emptyEmbedded } from '../support/database.ts';
import { forgettingRemindersContract } from './forgetting-reminders-contract.ts';

forgettingRemindersContract('PGlite', emptyEmbedded);
