import { openReleasePage, pressReleasePage, type ReleasePage } from '../../app/safety/release-page.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';

const PATH = `/${PATHS.release_concern}/:token`;
/** What the button sends; anything else is no press of it. */
const DISCUSSED = 'besproken';

/**
 * An aandachtsfunctionaris without Teams who was asked to call. Looking changes nothing; the button is a POST, and does
 * it once. What is shown is a number, a day and a button, also to whoever finds the mail.
 */
export function releaseRoutes(pages: Pages): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => at(pages, asked, openReleasePage) },
    {
      method: 'post',
      path: PATH,
      answer: async (asked) =>
        asked.form.get('doe') === DISCUSSED
          ? at(pages, asked, pressReleasePage)
          : closedDoor(languageAsked(asked.query, asked.accepts), 'forged'),
    },
  ];
}

/** A link that was used says how it stands since: done as at the first press, or stopped again and what to do then. */
async function at(pages: Pages, asked: Asked, work: typeof openReleasePage): Promise<Answered> {
  const closedIn = languageAsked(asked.query, asked.accepts);
  const behind = await linkBehind(pages, token(asked), 'release_concern', closedIn, 'also_used');
  if ('closed' in behind) return behind.closed;
  const found = await work(pages.deps, behind.link);
  return found ? shown(asked, found) : closedDoor(closedIn, 'revoked');
}

function shown(asked: Asked, { language: own, number, askedOn, state }: ReleasePage): Answered {
  const language = languageAsked(asked.query, own);
  const { release } = textsIn(language);
  const here = `/${PATHS.release_concern}/${token(asked)}`;
  return page(200, {
    language,
    title: release.titles[state],
    here,
    body: html`<p class="lead">${release.leads[state]}</p>
<dl class="facts">${number !== null && html`<dt>${release.number}</dt><dd>${number}</dd>`}<dt>${release.askedOn}</dt><dd>${dayIn(language, askedOn)}</dd></dl>
${state === 'open' && html`<form method="post" action="${here}?taal=${language}"><p><button class="wide" type="submit" name="doe" value="${DISCUSSED}">${release.button}</button></p></form>`}`,
  });
}
