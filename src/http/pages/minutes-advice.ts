import { lookAtMinutes } from '../../app/minutes/showing-minutes.ts';
import type { Link } from '../../app/ports/links.ts';
import { type AdviceAnswer, type AdviceSent, giveAdvice } from '../../app/school-advice/giving-advice.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked } from '../server.ts';
import { adviceBoxes, adviceSentIn, emptyAdvice, isBegunAdvice, type Opened } from './advice-form.ts';
import type { Pages } from './behind.ts';
import { type Html, html } from './html.ts';
import { faults as faultsAbove, languageAsked, page as wholePage } from './layout.ts';
import { pressIn, SENT } from './minutes-form.ts';
import { doButton, hiddenField } from './minutes-taps.ts';

/** Whether a button of the minutes leads to the form for advice, or is on it; the way back too, while there is advice in it. */
export function isAboutAdvice(form: URLSearchParams): boolean {
  const { what } = pressIn(form);
  return what === 'advies' || what === 'advies-geef' || isBegunAdvice(form);
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
  const isOpened = pressIn(form).what === 'advies';
  const sent = isOpened ? emptyAdvice(fresh) : adviceSentIn(form, fresh);
  const answer = isOpened ? ({ kind: 'opened' } as const) : await answerTo(sent);
  if (!answer) return null;

  const texts = textsIn(language);
  const faults = answer.kind === 'refused' ? answer.faults : [];
  const action = `/${PATHS.minutes_page}/${asked.params.token}?taal=${language}`;
  return wholePage(faults.length > 0 ? 422 : 200, {
    language,
    title: texts.schoolAdvice.title,
    body: html`${faultsAbove(faults.map(({ code }) => texts.refusals[code]))}
<form method="post" action="${action}" autocomplete="off">${hiddenField('ticket', form.get('ticket') ?? '')}${hiddenField(SENT.part, 'lees')}${hiddenField(SENT.table, form.get(SENT.table) ?? '')}${along}
${bodyOf(answer, action)}
${doButton({ action }, 'ga:lees', texts.schoolAdvice.back, { tone: 'quiet' })}</form>`,
    // What was typed would be lost by going to the other language.
    here: null,
  });

  /** Who goes back with advice in the box did not give it: it would be lost. */
  async function answerTo(sent: AdviceSent): Promise<AdviceAnswer | null> {
    if (pressIn(form).what === 'advies-geef') return giveAdvice(deps, link, sent);
    return { kind: 'refused', faults: [{ code: 'advice_pending', at: 'text' }] };
  }

  function bodyOf(answer: AdviceAnswer | Opened, action: string): Html {
    const { schoolAdvice: words } = texts;
    return answer.kind === 'given'
      ? html`<p class="note" role="status">${words.given}</p>${doButton({ action }, 'advies', words.another, { tone: 'quiet' })}`
      : adviceBoxes({ action }, sent, answer, texts);
  }
}
