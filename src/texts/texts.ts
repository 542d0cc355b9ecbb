import type { Language } from '../domain/ids.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

/** The shape of the Dutch texts with every sentence widened to `string`: English has to have the same keys. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widened<T[K]> };

export type Texts = Widened<typeof nl>;

/** Everything a person reads, in their language. */
export function textsIn(language: Language): Texts {
  return language === 'nl' ? nl : en;
}
