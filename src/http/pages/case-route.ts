import type { CasePage } from '../../app/case-page/views.ts';
import { placeOnPage } from '../../app/facts/on-page.ts';
import type { RoutePiece } from '../../app/school-route/showing-route.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { caseForm, casePart, DO, type Drawn, type Press } from './case-part.ts';
import { type Html, html } from './html.ts';
import { languageAsked } from './layout.ts';
import { fullName } from './names.ts';

const PUT = 'route';

/** The school's own route with the case on it: whoever carries it taps another step, and others see where it stands. */
export function routePart({ route, canChange }: CasePage, drawn: Drawn): Html | false {
  if (!route) return false;
  const { texts, language } = drawn;
  const { caseFacts: words } = texts;
  const steps = html`<ol class="route">${route.steps.map((step) => stepLine(step, route, canChange, drawn))}</ol>`;
  const body = html`${route.place === null && html`<p>${words.routeNowhere}</p>`}
${route.isGone && route.place && html`<p>${words.routeGone(route.place.title)} ${sinceText(route.place, texts, language)}</p>`}
${canChange && html`<p class="soft small">${words.routeTap}</p>`}
${canChange ? caseForm(drawn, [steps]) : steps}`;
  return casePart('route', words.routeTitle, body);
}

function stepLine(
  { key, title, explanation, isHere }: RoutePiece['steps'][number],
  { place }: RoutePiece,
  canChange: boolean,
  { texts, language }: Drawn,
): Html {
  const more = explanation !== null && html`<br><span class="soft small">${explanation}</span>`;
  if (isHere && place)
    return html`<li aria-current="step"><strong>${title}</strong>${more}<br><span class="small">${texts.caseFacts.routeHere} ${sinceText(place, texts, language)}</span></li>`;
  if (!canChange) return html`<li>${title}${more}</li>`;
  return html`<li><button class="tap" type="submit" name="${DO}" value="${PUT}:${key}">${title}</button>${more}</li>`;
}

function sinceText(
  { on, by }: NonNullable<RoutePiece['place']>,
  { caseFacts: words }: Texts,
  language: Language,
): string {
  const day = dayIn(language, on);
  return by ? words.routeSinceBy(day, fullName(by)) : words.routeSince(day);
}

const put: Press = async (pages, link, asked, show) => {
  const key = (asked.form.get(DO) ?? '').slice(`${PUT}:`.length);
  const changed = await placeOnPage(pages.deps, link, key);
  if (!changed) return null;
  const { page, faults } = changed;
  if (faults.length > 0) return show(page, { faults });
  const { caseFacts } = textsIn(languageAsked(asked.query, page.language));
  return show(page, { said: page.route?.place ? caseFacts.routePut(page.route.place.title) : null });
};

export const ROUTE_PRESSES: Readonly<Record<string, Press>> = { [PUT]: put };
