import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';

/** What the button sends. */
export const ASK_OWN_PAGE = 'own_page';

/** On the page behind a letter: a button that mails the link to somebody's own page to their own address. */
export function askOwnPagePart(here: string, language: Language, asked: boolean): Html {
  const { ownTables } = textsIn(language);
  return html`<section aria-labelledby="own-title"><h2 id="own-title">${ownTables.askTitle}</h2>
${
  asked
    ? html`<div class="note" role="status"><p>${ownTables.askedFor}</p></div>`
    : html`<p>${ownTables.askText}</p>
<form method="post" action="${here}?taal=${language}"><p><button class="wide quiet" type="submit" name="doe" value="${ASK_OWN_PAGE}">${ownTables.ask}</button></p></form>`
}
</section>`;
}
