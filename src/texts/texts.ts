import type { FamilyLanguage } from '../domain/ids.ts';
import { en } from './en.ts';
import { ar } from './families/ar.ts';
import { type FamilyTexts, laidOver } from './families/families.ts';
import { pl } from './families/pl.ts';
import { tr } from './families/tr.ts';
import { uk } from './families/uk.ts';
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

/** What only colleagues read is English in these: they have no screens in them. */
const SETS: Readonly<Record<FamilyLanguage, Texts>> = {
  nl,
  en,
  ar: withFamilies(ar),
  tr: withFamilies(tr),
  pl: withFamilies(pl),
  uk: withFamilies(uk),
};

/** Everything a person reads, in their language. */
export function textsIn(language: FamilyLanguage): Texts {
  return SETS[language];
}

function withFamilies(own: FamilyTexts): Texts {
  return laidOver<Texts>(en, own);
}
