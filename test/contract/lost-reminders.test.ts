import { emptyEmbedded } from '../support/database.ts';
import { lostReminderContract } from './lost-reminder-contract.ts';

lostReminderContract('PGlite', emptyEmbedded);
