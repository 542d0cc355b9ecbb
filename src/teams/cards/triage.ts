import type { ToTell, TriageView } from '../../app/triage/views.ts';
import type { Language } from '../../domain/ids.ts';
import { asksPartner, ROUTE_REASONS } from '../../domain/triage.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction, choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { acceptCard, informCard } from './family.ts';
import { refValues } from './ref-values.ts';

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

/** Which partner was chosen is not on it: beside a roepnaam that could say something about health or home. */
function decidedCard(view: Of<'triage_decided'>, { triage, family }: Texts, language: Language): Card {
  const roepnaam = inert(view.roepnaam);
  const { ref } = view;
  const actions: CardAction[] = [];
  if (view.route === 'accept') actions.push({ title: triage.openCase, verb: 'worklist.open', ref });
  if (view.tell && view.tell.toldOn === null) actions.push({ title: triage.told, verb: 'triage.told', ref });
  if (view.canFinish) actions.push({ title: triage.finish, verb: 'triage.finish', ref });
  if (view.canReopen) {
    actions.push({ title: triage.reopen, verb: 'triage.reopen', ref });
    actions.push({ title: family.record, verb: 'triage.ask_informed', ref });
  }
  if (view.canRelease) actions.push({ title: triage.release, verb: 'intake.release', ref });
  if (view.route !== 'safety') actions.push({ title: triage.page, verb: 'page.concern', ref });
  return actionsCard(
    {
      label: triage.label(view.number),
      title: view.review ? triage.reviewTitle(roepnaam) : triage.decidedTitle(roepnaam),
      lines: [
        triage.routes[view.route],
        view.consult ? triage.consults[view.consult] : '',
        view.reviewOn && !view.review ? triage.reviewOn(dayIn(language, view.reviewOn)) : '',
        view.finished ? triage.finished : '',
      ],
      note: tellText(view.tell, triage, language),
      actions,
    },
    language,
  );
}

function answerCard(view: Of<'triage_answer'>, { triage }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: (view.due ? triage.dueTitle : triage.answerTitle)(inert(view.roepnaam)),
      lines: [
        triage.answers[view.route],
        view.route === 'safety' ? '' : reasonText(triage, view.reason),
        view.reviewOn ? triage.reviewOn(dayIn(language, view.reviewOn)) : '',
      ],
      note: tellText(view.tell, triage, language),
      actions: [
        ...(view.tell && view.tell.toldOn === null ? [{ title: triage.told, verb: 'triage.told', ref }] : []),
        ...(view.canAnswer
          ? [
              { title: triage.done, verb: 'triage.answered', ref },
              { title: triage.tellMore, verb: 'page.details', ref },
            ]
          : []),
      ],
    },
    language,
  );
}

function tellText(tell: ToTell, triage: Texts['triage'], language: Language): string | null {
  if (tell === null) return null;
  if (tell.toldOn !== null) return triage.toldOn[tell.who](dayIn(language, tell.toldOn));
  return (tell.byMe ? triage.tell : triage.tellByColleague)[tell.who];
}

function reasonText({ reasons }: Texts['triage'], code: string | null): string {
  return code !== null && Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : '';
}

function answeredCard(view: Of<'triage_answered'>, { triage }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.answeredTitle(inert(view.roepnaam)),
      lines: [triage.answeredText],
      actions: [],
    },
    language,
  );
}

function informedCard(view: Of<'triage_informed'>, { triage, family }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: triage.label(view.number),
      title: view.notTold > 0 ? family.notToldTitle : family.informedTitle,
      lines: [
        view.notTold > 0 ? family.notToldText(view.notTold) : '',
        family.informedText(inert(view.roepnaam)),
      ].filter((line) => line !== ''),
      actions: [{ title: family.open, verb: 'worklist.open', ref: view.ref }],
    },
    language,
  );
}

function parentsDueCard(view: Of<'parents_due'>, { triage, family }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: family.dueTitle(inert(view.roepnaam)),
      lines: [family.dueText],
      actions: [
        { title: family.record, verb: 'triage.ask_informed', ref },
        { title: family.open, verb: 'worklist.open', ref },
      ],
    },
    language,
  );
}

function doubtedCard(view: Of<'triage_doubted'>, { triage }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.doubtedTitle,
      lines: [triage.doubtedText, view.canRelease ? '' : triage.doubtedNext],
      actions: [
        ...(view.canRelease ? [{ title: triage.release, verb: 'intake.release', ref }] : []),
        ...(view.canStop ? [{ title: triage.stop, verb: 'triage.stop', ref }] : []),
        ...(view.hasDossier ? [{ title: triage.openCase, verb: 'worklist.open', ref }] : []),
        { title: triage.page, verb: 'page.concern', ref },
      ],
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
