import { emptyEmbedded } from '../support/database.ts';
import { channelDigestContract } from './channel-digest-contract.ts';

channelDigestContract('PGlite', emptyEmbedded);
