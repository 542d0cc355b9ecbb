import type { TriageView } from '../../app/triage/views.ts';
import type { Language } from '../../domain/ids.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { ROUTE_REASONS, ROUTES } from '../../domain/triage.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends TriageView['kind']> = Extract<TriageView, { kind: K }>;

/** The cards of judging a concern. */
export function triageCard(view: TriageView, language: Language): Card {
  const texts = textsIn(language);
  const { triage } = texts;
  switch (view.kind) {
    case 'triage_new':
      return newCard(view, texts, language);
    case 'triage_accept':
      return acceptCard(view, texts, language);
    case 'triage_route':
      return routeCard(view, texts, language);
    case 'triage_decided':
      return decidedCard(view, texts, language);
    case 'triage_answer':
      return answerCard(view, texts, language);
    case 'call_me':
      return callCard(view, texts, language);
    case 'parents_due':
      return actionsCard(
        {
          label: triage.label(view.number),
          title: triage.parentsDueTitle(inert(view.roepnaam)),
          lines: [triage.parentsDueText],
          actions: [{ title: triage.open, verb: 'worklist.open', ref: view.ref }],
        },
        language,
      );
  }
}

function newCard(view: Of<'triage_new'>, { triage, refusals }: Texts, language: Language): Card {
  const roepnaam = inert(view.roepnaam);
  return expandCard('triage-new', {
    lang: language,
    label: triage.label(view.number),
    title: view.waiting ? triage.waitingTitle(roepnaam) : triage.newTitle(roepnaam),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [{ text: triage.sent(dayIn(language, view.sentOn)) }, { text: triage.readFirst }],
    routeLabel: triage.routeLabel,
    routes: choicesOf(triage.routes, ROUTES),
    routeValue: 'accept',
    routeError: triage.routeError,
    next: triage.next,
    page: triage.page,
    details: triage.details,
    ...refValues(view.ref),
  });
}

function acceptCard(view: Of<'triage_accept'>, { triage, refusals, words }: Texts, language: Language): Card {
  const seats = view.emptySeats.map((kind) => words.seats[kind]).join(', ');
  return expandCard('triage-accept', {
    lang: language,
    label: triage.label(view.number),
    title: triage.acceptTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    hasEmptySeats: seats !== '',
    emptySeats: seats === '' ? '' : triage.emptySeats(seats),
    intro: view.parentsWithConsent ? triage.acceptAdult : triage.acceptIntro,
    parents: view.parents.map(({ nth, initial }) => ({
      nth,
      title: triage.parent(nth, inert(initial)),
      onLabel: triage.informedOn,
      max: view.today,
      outLabel: triage.leftOut,
      reasons: choicesOf(triage.leftOutReasons),
    })),
    parentIds: view.parents.map(({ id }) => id).join(','),
    hasSecond: view.parents.length > 0,
    secondLabel: triage.second,
    staff: [
      { title: triage.nobody, value: 'none' },
      ...view.staff.map(({ id, label }) => ({ title: inert(label), value: id })),
    ],
    note: triage.acceptNote,
    accept: triage.accept,
    back: triage.back,
    ...refValues(view.ref),
  });
}

function routeCard(view: Of<'triage_route'>, { triage, refusals, words }: Texts, language: Language): Card {
  const reasons = ROUTE_REASONS[view.route];
  return expandCard('triage-route', {
    lang: language,
    label: triage.label(view.number),
    title: `${triage.routeTitle(inert(view.roepnaam))}: ${triage.routes[view.route].toLowerCase()}`,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: triage.routeIntro,
    route: view.route,
    reasonLabel: triage.reasonLabel,
    reasons: choicesOf(triage.reasons, reasons),
    reasonValue: reasons.length === 1 ? (reasons[0] ?? '') : '',
    reasonError: triage.reasonError,
    asksReview: view.route === 'within_school',
    reviewLabel: triage.review,
    reviewError: triage.reviewError,
    min: view.today,
    asksPartner: view.route === 'one_partner',
    partnerLabel: triage.partner,
    partners: choicesOf(words.seats, SEAT_KINDS),
    partnerValue: 'jgz',
    partnerError: triage.partnerError,
    confirm: triage.confirm,
    back: triage.back,
    ...refValues(view.ref),
  });
}

function decidedCard(view: Of<'triage_decided'>, { triage, words }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.decidedTitle(inert(view.roepnaam)),
      lines: [
        triage.routes[view.route],
        view.partner ? words.seats[view.partner] : '',
        view.reviewOn ? triage.reviewOn(dayIn(language, view.reviewOn)) : '',
      ],
      actions:
        view.route === 'accept'
          ? [{ title: triage.openCase, verb: 'worklist.open', ref: view.ref }]
          : [{ title: triage.page, verb: 'page.concern', ref: view.ref }],
    },
    language,
  );
}

function answerCard(view: Of<'triage_answer'>, { triage }: Texts, language: Language): Card {
  const { reasons } = triage;
  const reason =
    view.reason && Object.hasOwn(reasons, view.reason) ? reasons[view.reason as keyof typeof reasons] : '';
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.answerTitle(inert(view.roepnaam)),
      lines: [triage.answers[view.route], reason],
      actions:
        view.route === 'returned' ? [{ title: triage.tellMore, verb: 'page.details', ref: view.ref }] : [],
    },
    language,
  );
}

function callCard(view: Of<'call_me'>, { triage }: Texts, language: Language): Card {
  if (view.released) {
    return actionsCard(
      { label: triage.safetyLabel, title: triage.releasedTitle, lines: [triage.releasedText], actions: [] },
      language,
    );
  }
  return actionsCard(
    {
      label: triage.safetyLabel,
      title: triage.callTitle(inert(view.roepnaamOfAsker)),
      lines: [triage.callText],
      actions: [{ title: triage.release, verb: 'intake.release', ref: view.ref }],
    },
    language,
  );
}
