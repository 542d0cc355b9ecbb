import type { TriageView } from '../../app/triage/views.ts';
import type { Language } from '../../domain/ids.ts';
import { asksPartner, ROUTE_REASONS } from '../../domain/triage.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { acceptCard, informCard } from './family.ts';
import { refValues } from './ref-values.ts';
import {
  answerCard,
  answeredCard,
  callCard,
  decidedCard,
  doubtedCard,
  informedCard,
  parentsDueCard,
} from './triage-news.ts';

type Of<K extends TriageView['kind']> = Extract<TriageView, { kind: K }>;

/** The cards of judging a concern. */
export function triageCard(view: TriageView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'triage_new':
      return newCard(view, texts, language);
    case 'triage_accept':
      return acceptCard(view, language);
    case 'triage_inform':
      return informCard(view, language);
    case 'triage_informed':
      return informedCard(view, texts, language);
    case 'triage_route':
      return routeCard(view, texts, language);
    case 'triage_decided':
      return decidedCard(view, texts, language);
    case 'triage_answer':
      return answerCard(view, texts, language);
    case 'triage_answered':
      return answeredCard(view, texts, language);
    case 'triage_doubted':
      return doubtedCard(view, texts, language);
    case 'call_me':
      return callCard(view, texts, language);
    case 'parents_due':
      return parentsDueCard(view, texts, language);
  }
}

function newCard(view: Of<'triage_new'>, { triage, family, refusals }: Texts, language: Language): Card {
  const titles = { new: triage.newTitle, waiting: triage.waitingTitle, again: triage.againTitle };
  return expandCard('triage-new', {
    lang: language,
    label: triage.label(view.number),
    title: titles[view.because](inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [{ text: triage.sent(dayIn(language, view.sentOn)) }, { text: triage.readFirst }],
    warnings: alsoTexts(view.also, triage).map((text) => ({ text })),
    routeLabel: triage.routeLabel,
    routes: choicesOf(triage.routes, view.routes),
    routeValue: 'accept',
    routeError: triage.routeError,
    next: triage.next,
    page: triage.page,
    record: family.record,
    details: triage.details,
    ...refValues(view.ref),
  });
}

function routeCard(view: Of<'triage_route'>, { triage, refusals, words }: Texts, language: Language): Card {
  const reasons = ROUTE_REASONS[view.route];
  return expandCard('triage-route', {
    lang: language,
    label: triage.label(view.number),
    title: `${triage.routeTitle(inert(view.roepnaam))}: ${triage.routes[view.route]}`,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: introOf(view.route, triage),
    warnings:
      view.emptySeats.length === 0
        ? []
        : [{ text: triage.emptySeats(view.emptySeats.map((kind) => words.seats[kind]).join(', ')) }],
    route: view.route,
    reasonLabel: triage.reasonLabel,
    reasons: choicesOf(triage.reasons, reasons),
    reasonValue: reasons.length === 1 ? (reasons[0] ?? '') : '',
    reasonError: triage.reasonError,
    asksReview: view.review !== null,
    reviewLabel: triage.review,
    reviewError: triage.reviewError,
    min: view.review?.from ?? '',
    max: view.review?.until ?? '',
    asksPartner: asksPartner(view.route),
    partnerLabel: triage.partner,
    partners: [
      ...choicesOf(words.seats, view.partners),
      ...(view.route === 'anonymous_consult' ? [{ title: triage.askMyself, value: 'self' }] : []),
    ],
    partnerError: triage.partnerError,
    confirm: triage.confirm,
    back: triage.back,
    ...refValues(view.ref),
  });
}

function alsoTexts({ dossier, concerns }: Of<'triage_new'>['also'], triage: Texts['triage']): string[] {
  return [
    ...(dossier === null ? [] : [triage.alsoDossier(dossier)]),
    ...(concerns.length === 0 ? [] : [triage.alsoConcerns(concerns.join(', '))]),
  ];
}

function introOf(route: Of<'triage_route'>['route'], triage: Texts['triage']): string {
  switch (route) {
    case 'safety':
      return triage.safetyIntro;
    case 'one_partner':
      return triage.partnerIntro;
    case 'anonymous_consult':
      return triage.anonymousIntro;
    default:
      return triage.routeIntro;
  }
}
