import type { AbsencePage } from '../../app/absence-duty/showing-absence.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Html, HtmlValue } from './html.ts';

/** What each part of the page with a pupil's absence is drawn with. */
export type Drawing = {
  found: AbsencePage;
  texts: Texts;
  language: Language;
  /** What was typed, where something is to be mended; null = as it was kept. */
  typed: URLSearchParams | null;
  /** A form through the ticket of the door, with the id of what it keeps. */
  form(parts: readonly HtmlValue[]): Html;
  button(value: string, label: string, tone?: 'loud' | 'quiet'): Html;
  day(on: SchoolDate): string;
};
