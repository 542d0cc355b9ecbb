import type { Language } from './ids.ts';

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
