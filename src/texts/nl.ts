import { answering } from './nl/answering.ts';
import { channel } from './nl/channel.ts';
import { dates } from './nl/dates.ts';
import { demo } from './nl/demo.ts';
import { details } from './nl/details.ts';
import { dossier } from './nl/dossier.ts';
import { intake } from './nl/intake.ts';
import { letters } from './nl/letters.ts';
import { messages } from './nl/messages.ts';
import { pages } from './nl/pages.ts';
import { refusals } from './nl/refusals.ts';
import { table } from './nl/table.ts';
import { triage } from './nl/triage.ts';
import { words } from './nl/words.ts';

/** Everything Actietafel says in Dutch, by the part of the work it belongs to. */
export const nl = {
  answering,
  channel,
  dates,
  demo,
  details,
  dossier,
  intake,
  letters,
  messages,
  pages,
  refusals,
  table,
  triage,
  words,
} as const;
