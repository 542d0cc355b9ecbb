import type { DossierView } from '../../app/dossier/views.ts';
import { addDays } from '../../domain/calendar/plain-date.ts';
import { NO_AGREEMENT_REASONS } from '../../domain/deciding-anew.ts';
import type { Language } from '../../domain/ids.ts';
import { OUTCOMES } from '../../domain/outcomes.ts';
import { PAUSE_AGREERS, PAUSE_REASONS } from '../../domain/pausing.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;

/** Was the table held, and when? */
export function heldCard(view: Of<'dossier_held'>, { dossier, refusals }: Texts, language: Language): Card {
  return expandCard('dossier-held', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.heldTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.heldIntro,
    onLabel: dossier.heldOn,
    onError: dossier.heldError,
    on: view.on,
    today: view.today,
    yes: dossier.heldYes,
    no: dossier.heldNo,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** What was agreed, and when. */
export function agreementCard(
  view: Of<'dossier_agreement'>,
  { dossier, refusals }: Texts,
  language: Language,
): Card {
  return expandCard('dossier-agreement', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.agreementTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.agreementIntro,
    outcomesLabel: dossier.outcomesLabel,
    outcomes: choicesOf(dossier.outcomes, OUTCOMES),
    outcomesError: dossier.outcomesError,
    outcomesValue: view.filled.outcomes.join(','),
    madeLabel: dossier.madeOn,
    madeOn: view.filled.madeOn,
    madeError: dossier.madeError,
    today: view.today,
    save: dossier.save,
    canDecideAnew: view.canDecideAnew,
    anew: dossier.anew,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** On which day parents applied in writing. */
export function careCard(view: Of<'dossier_care'>, { dossier, refusals }: Texts, language: Language): Card {
  return expandCard('dossier-day', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.careTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.careIntro,
    onLabel: dossier.careOn,
    onError: dossier.careError,
    on: view.filledOn ?? '',
    today: view.today,
    verb: 'dossier.care',
    save: dossier.save,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** On which day people met without having been asked. */
export function unplannedCard(
  view: Of<'dossier_unplanned'>,
  { dossier, refusals }: Texts,
  language: Language,
): Card {
  return expandCard('dossier-day', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.unplannedTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.unplannedIntro(dayIn(language, view.firstOn)),
    onLabel: dossier.unplannedOn,
    onError: dossier.heldError,
    on: view.filledOn ?? '',
    today: view.today,
    verb: 'dossier.unplanned',
    save: dossier.unplannedSave,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** There is no agreement yet: why, who decided along, and by which day there is one. */
export function anewCard(view: Of<'dossier_anew'>, { dossier, refusals }: Texts, language: Language): Card {
  const first = view.insteadOf < view.today ? view.today : view.insteadOf;
  return expandCard('dossier-anew', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.anewTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.anewIntro(dayIn(language, view.insteadOf)),
    firstLabel: dossier.anewReason,
    firsts: choicesOf(dossier.anewReasons, NO_AGREEMENT_REASONS),
    firstValue: view.filled.reason ?? '',
    firstError: dossier.anewReasonError,
    secondLabel: dossier.anewSecond,
    seconds: view.seconds.map(({ id, label }) => ({ value: id, title: inert(label) })),
    secondError: dossier.anewSecondError,
    secondValue: view.filled.secondPerson ?? '',
    onLabel: dossier.anewDay,
    onError: dossier.anewDayError(dayIn(language, view.lastOn)),
    on: view.filled.dueOn ?? '',
    firstDay: addDays(first, 1),
    last: view.lastOn,
    save: dossier.anewSave,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** A pause on purpose: why, with whom it was agreed, and until when. */
export function pauseCard(view: Of<'dossier_pause'>, { dossier, refusals }: Texts, language: Language): Card {
  const { agreementDueOn } = view;
  const stays =
    agreementDueOn === null ? dossier.pauseLaw : dossier.pauseStays(dayIn(language, agreementDueOn));
  return expandCard('dossier-pause', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.pauseTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: `${dossier.pauseIntro} ${stays}`,
    firstLabel: dossier.pauseReason,
    firsts: choicesOf(dossier.pauseReasons, PAUSE_REASONS),
    firstValue: view.filled.reason ?? '',
    firstError: dossier.pauseReasonError,
    agreedLabel: dossier.pauseAgreed,
    agreed: choicesOf(dossier.pauseAgreers, PAUSE_AGREERS),
    agreedError: dossier.pauseAgreedError,
    agreedValue: view.filled.agreedWith.join(','),
    untilLabel: dossier.pauseDay,
    untilError: dossier.pauseDayError(dayIn(language, view.lastOn)),
    until: view.filled.untilOn ?? '',
    tomorrow: addDays(view.today, 1),
    last: view.lastOn,
    save: dossier.pauseSave,
    back: dossier.back,
    ...refValues(view.ref),
  });
}
