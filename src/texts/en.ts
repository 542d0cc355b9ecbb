import { dates } from './en/dates.ts';
import { intake } from './en/intake.ts';
import { refusals } from './en/refusals.ts';
import { words } from './en/words.ts';
import type { Texts } from './texts.ts';

/** Everything Actietafel says in English. The compiler refuses a key that Dutch has and English lacks. */
export const en: Texts = { dates, intake, refusals, words };
