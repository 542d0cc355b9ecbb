import { textsIn } from '../../texts/texts.ts';
import type { Asked, Route } from '../server.ts';
import { html } from './html.ts';
import { languageAsked, page } from './layout.ts';

/** The two pages that an app in Teams has to link to: what happens with data, and how it may be used. */
export function aboutRoutes(): Route[] {
  return [
    { method: 'get', path: '/privacy', answer: async (asked) => about(asked, '/privacy') },
    { method: 'get', path: '/voorwaarden', answer: async (asked) => about(asked, '/voorwaarden') },
  ];
}

function about({ query, accepts }: Asked, here: '/privacy' | '/voorwaarden') {
  const language = languageAsked(query, accepts);
  const texts = textsIn(language).about;
  const [title, paragraphs] =
    here === '/privacy' ? [texts.privacyTitle, texts.privacy] : [texts.termsTitle, texts.terms];
  return page(200, { language, title, here, body: paragraphs.map((text) => html`<p>${text}</p>`) });
}
