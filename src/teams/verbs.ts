import { intakeVerbs } from './verbs/intake.ts';
import type { Verb } from './verbs/verb.ts';

/** Every verb of every card. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(Object.entries({ ...intakeVerbs() }));
