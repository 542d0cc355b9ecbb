import type { Language, SchoolDate } from '../domain/ids.ts';
import type { DeadlineRule } from '../domain/terms/term.ts';
import { dayIn } from './dates.ts';
import { textsIn } from './texts.ts';

/** `26-001 Sem: eerste actietafel, uiterlijk do 10 dec`: what is to be done by when, as it is on `today`. */
export function termLine(
  language: Language,
  today: SchoolDate,
  term: { number: string; roepnaam: string | null; rule: DeadlineRule; dueOn: SchoolDate },
): string {
  const { digest } = textsIn(language);
  return digest.line(term.number, term.roepnaam, digest.terms[term.rule], dueIn(language, today, term.dueOn));
}

/** `vandaag`, `uiterlijk do 10 dec`, or `bedoeld voor di 1 dec` once it has gone by. */
export function dueIn(language: Language, today: SchoolDate, dueOn: SchoolDate): string {
  const { digest } = textsIn(language);
  if (dueOn === today) return digest.today;
  const day = nearDay(language, dueOn);
  return dueOn < today ? digest.after(day) : digest.before(day);
}

/** `do 10 dec`: without a year, since a term is always near. */
export function nearDay(language: Language, on: SchoolDate): string {
  return dayIn(language, on).replace(/ \d{4}$/, '');
}
