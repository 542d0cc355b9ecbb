import { dates } from './nl/dates.ts';
import { intake } from './nl/intake.ts';
import { refusals } from './nl/refusals.ts';
import { words } from './nl/words.ts';

/** Everything Actietafel says in Dutch, by the part of the work it belongs to. */
export const nl = { dates, intake, refusals, words } as const;
