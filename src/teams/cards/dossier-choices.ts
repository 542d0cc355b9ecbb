import type { DossierView } from '../../app/dossier/views.ts';
import type { Language } from '../../domain/ids.ts';
import type { Texts } from '../../texts/texts.ts';
import { actionsCard, choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;
/** The questions about a dossier that are a choice from a list. */
type Choosing = Of<
  'dossier_ground' | 'dossier_withdraw' | 'dossier_tell' | 'dossier_holder' | 'dossier_pass'
>;

/** A form that asks one thing and not two. */
export const NO_FIRST: CardValues = {
  hasFirst: false,
  firstLabel: '',
  firsts: [],
  firstValue: '',
  firstError: '',
};

/** One or two questions about a dossier, each a choice from a list, with a way back to its card. */
function choiceCard(view: Choosing, { dossier, refusals }: Texts, language: Language, own: CardValues): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    ...NO_FIRST,
    secondValue: '',
    save: dossier.save,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...own,
    ...refValues(view.ref),
  });
}

/** A partner may read along: who, and on what ground. */
export function groundCard(view: Of<'dossier_ground'>, texts: Texts, language: Language): Card {
  const { dossier, words } = texts;
  return choiceCard(view, texts, language, {
    title: dossier.groundTitle,
    intro: `${dossier.groundIntro} ${consentText(view, dossier)}`,
    hasFirst: true,
    firstLabel: dossier.seat,
    firsts: choicesOf(words.seats, view.seats),
    firstValue: view.seats[0] ?? '',
    firstError: dossier.seatError,
    secondLabel: dossier.groundLabel,
    seconds: choicesOf(dossier.grounds, view.grounds),
    secondError: dossier.groundError,
    verb: 'dossier.ground',
  });
}

/** A partner may not read along any more. */
export function withdrawCard(view: Of<'dossier_withdraw'>, texts: Texts, language: Language): Card {
  const { dossier, words } = texts;
  return choiceCard(view, texts, language, {
    title: dossier.withdrawTitle,
    intro: dossier.withdrawIntro,
    secondLabel: dossier.seat,
    seconds: choicesOf(words.seats, view.seats),
    secondValue: view.seats.length === 1 ? (view.seats[0] ?? '') : '',
    secondError: dossier.seatError,
    verb: 'dossier.withdraw',
  });
}

/** A parent who was left out knows it now: who, and from whom. */
export function tellCard(view: Of<'dossier_tell'>, texts: Texts, language: Language): Card {
  const { dossier, family, refusals } = texts;
  const parents = view.parents.map(({ id, nth, initial }) => ({
    title: initial === null ? family.unlisted : family.parent(nth, inert(initial)),
    value: id ?? '',
  }));
  return choiceCard(view, texts, language, {
    title: dossier.tellTitle,
    intro: dossier.tellIntro,
    hasFirst: true,
    firstLabel: dossier.tellWho,
    firsts: parents,
    firstValue: parents[0]?.value ?? '',
    firstError: refusals.person_missing,
    secondLabel: family.informedBy,
    seconds: view.informers.map(({ id, label }) => ({ title: inert(label), value: id })),
    secondError: family.informedByError,
    verb: 'dossier.tell',
  });
}

/** Another colleague carries it. */
export function holderCard(view: Of<'dossier_holder'>, texts: Texts, language: Language): Card {
  const { dossier, refusals } = texts;
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
  return choiceCard(view, texts, language, {
    title: dossier.holderTitle(inert(view.roepnaam)),
    intro: dossier.holderIntro,
    secondLabel: dossier.holderLabel,
    seconds: view.colleagues.map(({ id, label }) => ({ title: inert(label), value: id })),
    secondError: refusals.colleague_unknown,
    verb: 'dossier.holder',
    save: dossier.holderSave,
  });
}

/** A partner's seat goes to somebody else on its list. */
export function passCard(view: Of<'dossier_pass'>, texts: Texts, language: Language): Card {
  const { dossier, refusals, words } = texts;
  return choiceCard(view, texts, language, {
    title: dossier.passTitle,
    intro: dossier.passIntro,
    secondLabel: dossier.passLabel,
    seconds: view.choices.map(({ place, from, to, name }) => ({
      title: dossier.passChoice(words.seats[place.kind], inert(from), inert(name)),
      value: `${place.participantId} ${to}`,
    })),
    secondError: refusals.colleague_unknown,
    verb: 'dossier.pass',
    save: dossier.holderSave,
  });
}

function consentText({ consentOf }: Of<'dossier_ground'>, dossier: Texts['dossier']): string {
  return dossier.consentOf(consentOf.map((who) => dossier.consentWho[who]).join(dossier.and));
}
