import { emptyEmbedded } from '../support/database.ts';
import { agendaContract } from './agenda-contract.ts';

agendaContract('PGlite', emptyEmbedded);
