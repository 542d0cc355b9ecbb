import { openReleasePage, pressReleasePage, type ReleasePage } from '../../app/safety/release-page.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { type HtmlValue, html } from './html.ts';
import { closedDoor, languageAsked, page } from './layout.ts';
import { codeStep, requestField } from './second-code.ts';

const PATH = `/${PATHS.release_concern}/:token`;
/** What the button sends; anything else is no press of it. */
const DISCUSSED = 'besproken';

/**
 * An aandachtsfunctionaris without Teams who was asked to call. Looking changes nothing; the button is a POST, and does
 * it once, after a second code: a mail that was passed on lets no stopped concern go on. What is shown is a number, a day
 * and a button, also to whoever finds the mail.
 */
export function releaseRoutes(pages: Pages): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => at(pages, asked, false) },
    {
      method: 'post',
      path: PATH,
      answer: async (asked) =>
        asked.form.get('doe') === DISCUSSED
          ? at(pages, asked, true)
          : closedDoor(languageAsked(asked.query, asked.accepts), 'forged'),
    },
  ];
}

/** A link that was used says how it stands since: done as at the first press, or stopped again and what to do then. */
async function at(pages: Pages, asked: Asked, isPress: boolean): Promise<Answered> {
  const closedIn = languageAsked(asked.query, asked.accepts);
  const behind = await linkBehind(pages, token(asked), 'release_concern', closedIn, 'also_used');
  if ('closed' in behind) return behind.closed;
  const { link } = behind;
  const found = await openReleasePage(pages.deps, link);
  if (!found) return closedDoor(closedIn, 'revoked');
  const language = languageAsked(asked.query, found.language);
  const here = `/${PATHS.release_concern}/${token(asked)}`;
  let say: Say = 'nothing';
  if (isPress && found.state === 'open') {
    const hidden = html`<input type="hidden" name="doe" value="${DISCUSSED}">`;
    const step = await codeStep(pages, link, asked, { here, language, hidden });
    if (step.kind === 'page') return step.answered;
    if (step.kind === 'passed') {
      const pressed = await pressReleasePage(pages.deps, link);
      return pressed ? shown(pressed, { language, here }) : closedDoor(closedIn, 'revoked');
    }
    say = step.say === 'nothing' ? 'too_late' : step.say;
  }
  return shown(found, { language, here, say, field: await requestField(pages, link) });
}

type Say = 'nothing' | 'too_late' | 'over';

function shown(
  { number, askedOn, state }: ReleasePage,
  {
    language,
    here,
    say = 'nothing',
    field = null,
  }: { language: Language; here: string; say?: Say; field?: HtmlValue },
): Answered {
  const { release, pages, secondCode } = textsIn(language);
  return page(200, {
    language,
    title: release.titles[state],
    here,
    body: html`${say !== 'nothing' && html`<p class="warn" role="status">${say === 'over' ? secondCode.over : pages.doorAgain}</p>`}
<p class="lead">${release.leads[state]}</p>
<dl class="facts">${number !== null && html`<dt>${release.number}</dt><dd>${number}</dd>`}<dt>${release.askedOn}</dt><dd>${dayIn(language, askedOn)}</dd></dl>
${
  state === 'open' &&
  html`<p>${release.code}</p>
<form method="post" action="${here}?taal=${language}">${field}<p><button class="wide" type="submit" name="doe" value="${DISCUSSED}">${release.button}</button></p></form>`
}`,
  });
}
