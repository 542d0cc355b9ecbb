import { sendCode, tryCode } from '../../app/pages/second-code.ts';
import type { Link } from '../../app/ports/links.ts';
import type { CodeId, FamilyLanguage, Instant } from '../../domain/ids.ts';
import { CODE_POLICY } from '../../domain/policy.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { codeRequest, codeRequested } from '../links.ts';
import type { Answered, Asked } from '../server.ts';
import type { Pages } from './behind.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { faults, page } from './layout.ts';

/** The names of what the forms send along. */
const REQUEST = 'aanvraag';
const CODE = 'code';

/**
 * Where a visitor is: past the code, since when; or on a page of its own that asks for it; or before it, with what to say, when nothing
 * was pressed yet or the code is dead.
 */
export type CodeStep =
  | { kind: 'passed'; since: Instant }
  | { kind: 'page'; answered: Answered }
  | { kind: 'before'; say: 'nothing' | 'too_late' | 'over' };

/** The page that holds the forms: its own path, its language, and what else each of them sends along. */
export type CodePage = { here: string; language: FamilyLanguage; readers?: 'family'; hidden?: HtmlValue };

/**
 * The second code, between a link and what is behind it. A press of a form with `requestField` sends the code, the next one
 * has it typed in. It is bound to those forms and needs no cookie: whoever presses elsewhere with the same link asks for
 * another code, which opens nothing here. Opening a page sends none, so that no mail scanner asks for one.
 */
export async function codeStep(pages: Pages, link: Link, asked: Asked, at: CodePage): Promise<CodeStep> {
  const { deps, linkKey } = pages;
  const request = asked.form.get(REQUEST);
  if (request === null) return { kind: 'before', say: 'nothing' };
  const id = await codeRequested(link, request, linkKey, deps.clock.now());
  if (id === null) return { kind: 'before', say: 'too_late' };

  const typed = asked.form.get(CODE);
  if (typed === null) {
    const sent = await sendCode(deps, link, id);
    if (sent === 'too_many' || sent === 'no_address')
      return { kind: 'page', answered: stoppedPage(sent, at) };
    return { kind: 'page', answered: await askingPage(pages, link, id, at, sent) };
  }
  const said = await tryCode(deps, link, id, typed);
  switch (said.tried) {
    case 'right':
      return { kind: 'passed', since: said.since };
    case 'wrong':
      return { kind: 'page', answered: await askingPage(pages, link, id, at, 'wrong') };
    case 'over':
      return { kind: 'before', say: 'over' };
  }
}

/** What is said about the code, to a colleague or to one of the family, who gets it by mail alone. */
export function codeWords({ secondCode, familyPage }: Texts, readers: CodePage['readers']) {
  const { sent, ...words } = familyPage.code;
  return readers === 'family' ? { ...words, sent: { teams: sent, mail: sent } } : secondCode;
}

/** Makes a form the one whose press sends a code. */
export async function requestField(pages: Pages, link: Link): Promise<Html> {
  return requestOf(pages, link, pages.deps.ids.next<CodeId>());
}

async function requestOf({ deps, linkKey }: Pages, link: Link, id: CodeId): Promise<Html> {
  const request = await codeRequest(link, id, linkKey, deps.clock.now());
  return html`<input type="hidden" name="${REQUEST}" value="${request}">`;
}

async function askingPage(
  pages: Pages,
  link: Link,
  id: CodeId,
  { here, language, readers, hidden = null }: CodePage,
  how: 'teams' | 'mail' | 'wrong',
): Promise<Answered> {
  const words = codeWords(textsIn(language), readers);
  const isWrong = how === 'wrong';
  return page(isWrong ? 422 : 200, {
    language,
    ...(readers && { readers }),
    title: words.title,
    body: html`${isWrong && faults([words.wrong])}
${!isWrong && html`<p class="lead" role="status">${words.sent[how]} ${words.works(CODE_POLICY.minutes)}</p>`}
<form method="post" action="${here}?taal=${language}" autocomplete="off">${hidden}${await requestOf(pages, link, id)}
<label class="field" for="code">${words.label}</label>
<input id="code" name="${CODE}" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${isWrong && html` aria-invalid="true"`}>
<p><button class="wide" type="submit">${words.show}</button></p></form>
<p><a class="button quiet wide" href="${here}?taal=${language}">${words.again}</a></p>`,
    // Going to the other language would begin anew, with another code.
    here: null,
  });
}

function stoppedPage(why: 'too_many' | 'no_address', { language, readers }: CodePage): Answered {
  const { title, text } = codeWords(textsIn(language), readers).stopped[why];
  return page(why === 'too_many' ? 429 : 409, {
    language,
    ...(readers && { readers }),
    title,
    body: html`<p class="lead">${text}</p>`,
    here: null,
  });
}
