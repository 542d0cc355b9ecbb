import { words } from './nl/words.ts';

/** Everything Actietafel says in Dutch, by the part of the work it belongs to. */
export const nl = { words } as const;
