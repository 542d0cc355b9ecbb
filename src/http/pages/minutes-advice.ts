import { lookAtMinutes } from '../../app/minutes/showing-minutes.ts';
import type { Link } from '../../app/ports/links.ts';
import { type AdviceAnswer, type AdviceSent, giveAdvice } from '../../app/school-advice/giving-advice.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked } from '../server.ts';
import { adviceBoxes, adviceSentIn, emptyAdvice } from './advice-form.ts';
import type { Pages } from './behind.ts';
import { type Html, html } from './html.ts';
import { faults as faultsAbove, languageAsked, page as wholePage } from './layout.ts';
import { pressIn, SENT } from './minutes-form.ts';
import { doButton, hiddenField } from './minutes-taps.ts';

/** Whether a button of the minutes leads to the form for advice, or is on it. */
export function isAboutAdvice(form: URLSearchParams): boolean {
  const { what } = pressIn(form);
  return what === 'advies' || what === 'advies-geef';
}

/**
 * Advice to the school, behind the door of the minutes and in none of them. Nothing of the case stands on it.
 *
 * @param along what was typed in the minutes and is not kept yet, so that it stands there still on the way back
 */
export async function adviceAnswered(
  { deps }: Pages,
  link: Link,
  asked: Asked,
  along: readonly Html[],
): Promise<Answered | null> {
  const { form } = asked;
  const door = await lookAtMinutes(deps, link);
  if (!door) return null;
  const language = languageAsked(asked.query, door.language);
  const fresh = deps.ids.next<string>();
  const isGiving = pressIn(form).what === 'advies-geef';
  const sent = isGiving ? adviceSentIn(form, fresh) : emptyAdvice(fresh);
  const answer = isGiving ? await giveAdvice(deps, link, sent) : null;
  if (isGiving && !answer) return null;

  const texts = textsIn(language);
  const faults = answer?.kind === 'refused' ? answer.faults : [];
  const action = `/${PATHS.minutes_page}/${asked.params.token}?taal=${language}`;
  return wholePage(faults.length > 0 ? 422 : 200, {
    language,
    title: texts.schoolAdvice.title,
    body: html`${faultsAbove(faults.map(({ code }) => texts.refusals[code]))}
<form method="post" action="${action}" autocomplete="off">${hiddenField('ticket', form.get('ticket') ?? '')}${hiddenField(SENT.part, 'lees')}${hiddenField(SENT.table, form.get(SENT.table) ?? '')}${along}
${bodyOf(sent, answer, action)}
${doButton({ action }, 'ga:lees', texts.schoolAdvice.back, { tone: 'quiet' })}</form>`,
    // What was typed would be lost by going to the other language.
    here: null,
  });

  function bodyOf(sent: AdviceSent, answer: AdviceAnswer | null, action: string): Html {
    const { schoolAdvice: words } = texts;
    return answer?.kind === 'given'
      ? html`<p class="note" role="status">${words.given}</p>${doButton({ action }, 'advies', words.another, { tone: 'quiet' })}`
      : adviceBoxes({ action }, sent, answer, texts);
  }
}
