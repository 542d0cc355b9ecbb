import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Answered } from '../server.ts';
import { html } from './html.ts';
import { page } from './layout.ts';

/** What can go wrong where a page of ours has no say, and the status that goes with it. */
const STATUS = {
  not_found: 404,
  not_here: 405,
  too_much: 413,
  too_often: 429,
  broken_down: 500,
  busy: 503,
} as const;
export type Trouble = keyof typeof STATUS;

/** A page that says what is wrong and what to do, in the language of the browser and under it in the other. */
export function troublePage(trouble: Trouble, language: Language): Answered {
  const other = language === 'nl' ? 'en' : 'nl';
  const [own, second] = [textsIn(language).pages.troubles[trouble], textsIn(other).pages.troubles[trouble]];
  return page(STATUS[trouble], {
    language,
    title: own.title,
    body: html`<p class="lead">${own.text}</p>
<section class="card" lang="${other}"><h2>${second.title}</h2><p>${second.text}</p></section>`,
    here: null,
  });
}
