import { html } from '../http/pages/html.ts';
import { page } from '../http/pages/layout.ts';
import { textsIn } from '../texts/texts.ts';

/** What somebody reads who asks for a page while the bot starts. The page asks again by itself. */
export function waitingPage(path: string): string {
  const language = new URLSearchParams(path.split('?')[1]).get('taal') === 'en' ? 'en' : 'nl';
  const { demo } = textsIn(language);
  return page(503, {
    language,
    title: demo.restarting,
    body: html`<p>${demo.restartingWait}</p>`,
    here: null,
  }).body;
}
