import type { FamilyLanguage, Language } from './ids.ts';

/** What decides in which language somebody is spoken to (design 7), the first that is known. */
export type Languages = {
  /** From the roster, or by the words "english" and "nederlands". */
  own: Language | null;
  /** What Teams is set to, as the last activity in their chat said. */
  chat: Language | null;
  school: Language;
};

export function languageOf({ own, chat, school }: Languages): Language {
  return own ?? chat ?? school;
}

/** `nl-BE` is Dutch; whoever has set Teams to any other language reads English. Null when Teams does not say. */
export function languageOfLocale(locale: string | null): Language | null {
  if (locale === null || locale.trim() === '') return null;
  return /^nl([-_]|$)/i.test(locale.trim()) ? 'nl' : 'en';
}

/** What a parent can be written to in, and what their page can be read in, in the order in which it is offered. */
export const FAMILY_LANGUAGES = [
  'nl',
  'en',
  'ar',
  'tr',
  'pl',
  'uk',
] as const satisfies readonly FamilyLanguage[];

/** The family's language with this code; null when it is none. */
export function familyLanguageOf(code: string | null): FamilyLanguage | null {
  return FAMILY_LANGUAGES.find((language) => language === code) ?? null;
}

/** The language of what exists in two alone, for somebody who reads this one: English for whoever reads no Dutch. */
export function workLanguageOf(language: FamilyLanguage): Language {
  return language === 'nl' ? 'nl' : 'en';
}
