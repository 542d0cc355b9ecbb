import { goOn } from '../../app/case-page/going-on.ts';
import { readCase } from '../../app/case-page/showing-case.ts';
import type { CasePage, Onward } from '../../app/case-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import type { Answered, Asked } from '../server.ts';
import type { Pages } from './behind.ts';
import { caseButton, caseForm, casePart, DO, type Drawn, type Show } from './case-part.ts';
import { type Html, html } from './html.ts';

/** Those that have no part of their own here, at the end of the page. */
const ELSEWHERE: readonly Onward[] = ['concern', 'people', 'absence'];

/** The button to another page of this case; false where there is none for this reader. */
export function onwardForm(to: Onward, { onward }: CasePage, drawn: Drawn): Html | false {
  return (
    onward.includes(to) &&
    caseForm(drawn, [caseButton(`naar:${to}`, drawn.texts.casePage.onward[to], 'quiet')])
  );
}

export function elsewherePart(found: CasePage, drawn: Drawn): Html | false {
  const forms = ELSEWHERE.map((to) => onwardForm(to, found, drawn)).filter((form) => form !== false);
  return forms.length > 0 && casePart('verder', drawn.texts.casePage.onwardTitle, html`${forms}`);
}

/** Leads to a page with a door of its own. */
export async function goOnward(
  { deps }: Pages,
  link: Link,
  asked: Asked,
  show: Show,
): Promise<Answered | null> {
  const [, to] = (asked.form.get(DO) ?? '').split(':');
  const gone = await goOn(deps, link, to as Onward);
  if (gone && 'url' in gone) return { status: 303, type: 'text', body: '', headers: { Location: gone.url } };
  const found = gone && (await readCase(deps, link));
  return found && gone && show(found, { faults: [{ code: gone.code, at: null }] });
}
