import type { DossierView } from '../../app/dossier/views.ts';
import type { Language } from '../../domain/ids.ts';
import { CLOSE_REASONS, OUTCOMES } from '../../domain/outcomes.ts';
import type { Texts } from '../../texts/texts.ts';
import { actionsCard, choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;

/** A form that asks one thing and not two. */
export const NO_FIRST: CardValues = {
  hasFirst: false,
  firstLabel: '',
  firsts: [],
  firstValue: '',
  firstError: '',
};

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
    madeLabel: dossier.madeOn,
    madeError: dossier.madeError,
    today: view.today,
    save: dossier.save,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** The end, with a reason. */
export function closeCard(view: Of<'dossier_close'>, { dossier, refusals }: Texts, language: Language): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.closeTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.closeIntro,
    ...NO_FIRST,
    secondLabel: dossier.reason,
    seconds: choicesOf(dossier.closeReasons, CLOSE_REASONS),
    secondValue: '',
    secondError: dossier.reasonError,
    verb: 'dossier.close',
    save: dossier.close,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

/** A partner may read along: who, and on what ground. */
export function groundCard(
  view: Of<'dossier_ground'>,
  { dossier, refusals, words }: Texts,
  language: Language,
): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.groundTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: `${dossier.groundIntro} ${consentText(view, dossier)}`,
    hasFirst: true,
    firstLabel: dossier.seat,
    firsts: choicesOf(words.seats, view.seats),
    firstValue: view.seats[0] ?? '',
    firstError: dossier.seatError,
    secondLabel: dossier.groundLabel,
    seconds: choicesOf(dossier.grounds, view.grounds),
    secondValue: '',
    secondError: dossier.groundError,
    verb: 'dossier.ground',
    save: dossier.save,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

/** A partner may not read along any more. */
export function withdrawCard(
  view: Of<'dossier_withdraw'>,
  { dossier, refusals, words }: Texts,
  language: Language,
): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.withdrawTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.withdrawIntro,
    ...NO_FIRST,
    secondLabel: dossier.seat,
    seconds: choicesOf(words.seats, view.seats),
    secondValue: view.seats.length === 1 ? (view.seats[0] ?? '') : '',
    secondError: dossier.seatError,
    verb: 'dossier.withdraw',
    save: dossier.save,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

/** A parent who was left out knows it now: who, and from whom. */
export function tellCard(
  view: Of<'dossier_tell'>,
  { dossier, family, refusals }: Texts,
  language: Language,
): Card {
  const parents = view.parents.map(({ id, nth, initial }) => ({
    title: initial === null ? family.unlisted : family.parent(nth, inert(initial)),
    value: id ?? '',
  }));
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.tellTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.tellIntro,
    hasFirst: true,
    firstLabel: dossier.tellWho,
    firsts: parents,
    firstValue: parents[0]?.value ?? '',
    firstError: refusals.person_missing,
    secondLabel: family.informedBy,
    seconds: view.informers.map(({ id, label }) => ({ title: inert(label), value: id })),
    secondValue: '',
    secondError: family.informedByError,
    verb: 'dossier.tell',
    save: dossier.save,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

/** Another colleague carries it. */
export function holderCard(
  view: Of<'dossier_holder'>,
  { dossier, refusals }: Texts,
  language: Language,
): Card {
  if (view.colleagues.length === 0) {
    return actionsCard(
      {
        label: dossier.label(view.number),
        title: dossier.holderTitle(inert(view.roepnaam)),
        lines: [dossier.holderNobody],
        actions: [{ title: dossier.back, verb: 'dossier.open', ref: view.ref }],
      },
      language,
    );
  }
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.holderTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.holderIntro,
    ...NO_FIRST,
    secondLabel: dossier.holderLabel,
    seconds: view.colleagues.map(({ id, label }) => ({ title: inert(label), value: id })),
    secondValue: '',
    secondError: refusals.colleague_unknown,
    verb: 'dossier.holder',
    save: dossier.holderSave,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

/** A partner's seat goes to somebody else on its list. */
export function passCard(view: Of<'dossier_pass'>, texts: Texts, language: Language): Card {
  const { dossier, refusals, words } = texts;
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.passTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.passIntro,
    ...NO_FIRST,
    secondLabel: dossier.passLabel,
    seconds: view.choices.map(({ place, from, to, name }) => ({
      title: dossier.passChoice(words.seats[place.kind], inert(from), inert(name)),
      value: `${place.participantId} ${to}`,
    })),
    secondValue: '',
    secondError: refusals.colleague_unknown,
    verb: 'dossier.pass',
    save: dossier.holderSave,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(view.ref),
  });
}

function consentText({ consentOf }: Of<'dossier_ground'>, dossier: Texts['dossier']): string {
  return dossier.consentOf(consentOf.map((who) => dossier.consentWho[who]).join(dossier.and));
}
