import type { FamilyLanguage } from '../../domain/ids.ts';
import type { Texts } from '../texts.ts';

/** What is said to colleagues alone, and so needs no other language than Dutch and English. */
type ToColleagues =
  | 'colleague'
  | 'deputy'
  | 'noDeputy'
  | 'handedOver'
  | 'handedOverTitle'
  | 'guest'
  | 'interpreter'
  | 'left';

type ToFamilies<T> = T extends string | readonly string[] | ((...given: never[]) => string)
  ? T
  : { readonly [K in keyof T as K extends ToColleagues ? never : K]: ToFamilies<T[K]> };

/**
 * Everything a parent or pupil reads from us: the page behind their link and their letters. The compiler holds every
 * language to the keys of the Dutch texts.
 */
export type FamilyTexts = ToFamilies<
  Pick<Texts, 'answering' | 'letters' | 'rights' | 'tableAgenda' | 'voices' | 'familyPage'>
> & {
  pages: Pick<Texts['pages'], 'skip' | 'footer' | 'unchecked'>;
  dates: Pick<Texts['dates'], 'weekdays' | 'months' | 'clock' | 'inZone'>;
  table: Pick<Texts['table'], 'place'>;
};

/** Each language as those who read it call it. */
export const LANGUAGE_NAMES: Readonly<Record<FamilyLanguage, string>> = {
  nl: 'Nederlands',
  en: 'English',
  ar: 'العربية',
  tr: 'Türkçe',
  pl: 'Polski',
  uk: 'Українська',
};

export function directionOf(language: FamilyLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Whether a translator went through the texts of this language; until then every page and letter in it says so. */
export function isChecked(language: FamilyLanguage): boolean {
  return language === 'nl' || language === 'en';
}

/** `base` with everything of `own` in its place; what `own` does not have stays. */
export function laidOver<T>(base: T, own: unknown): T {
  if (own === undefined) return base;
  if (!isGroup(base) || !isGroup(own)) return own as T;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) merged[key] = laidOver(merged[key], value);
  return merged as T;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
