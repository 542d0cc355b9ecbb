import { words } from './en/words.ts';
import type { Texts } from './texts.ts';

/** Everything Actietafel says in English. The compiler refuses a key that Dutch has and English lacks. */
export const en: Texts = { words };
