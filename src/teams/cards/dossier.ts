import type { DossierView } from '../../app/dossier/views.ts';
import type { Language } from '../../domain/ids.ts';
import { CLOSE_REASONS, OUTCOMES } from '../../domain/outcomes.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction, choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;

/** The cards of a dossier, for its coordinator. */
export function dossierCard(view: DossierView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'dossier':
      return stateCard(view, texts, language);
    case 'dossier_more':
      return moreCard(view, texts, language);
    case 'dossier_holder':
      return holderCard(view, texts, language);
    case 'dossier_handed':
      return handedCard(view, texts, language);
    case 'dossier_held':
      return heldCard(view, texts, language);
    case 'dossier_agreement':
      return agreementCard(view, texts, language);
    case 'dossier_close':
      return closeCard(view, texts, language);
    case 'dossier_ground':
      return groundCard(view, texts, language);
  }
}

function stateCard(view: Of<'dossier'>, { dossier, words }: Texts, language: Language): Card {
  const { table } = view;
  const tableDay = table?.on ? `, ${dayIn(language, table.on)}` : '';
  const seats = view.withoutGround.map((kind) => words.seats[kind]).join(', ');
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.title(inert(view.roepnaam)),
      lines: [dossier.because[view.because]],
      warning: view.holder.kind === 'nobody' && view.state !== 'closed' ? dossier.noHolder : null,
      facts: [
        { title: dossier.factHolder, value: holderText(view.holder, dossier) },
        { title: dossier.factState, value: dossier.states[view.state] },
        { title: dossier.factSince, value: dayIn(language, view.anchorOn) },
        { title: dossier.factDue, value: dayIn(language, view.agreementDueOn) },
        ...(table
          ? [{ title: dossier.factTable, value: `${dossier.tableStates[table.state]}${tableDay}` }]
          : []),
      ],
      note: seats === '' || view.state === 'closed' ? null : dossier.withoutGround(seats),
      actions: actionsOf(view, dossier),
    },
    language,
  );
}

function holderText(holder: Of<'dossier'>['holder'], dossier: Texts['dossier']): string {
  return holder.kind === 'colleague' ? inert(holder.roepnaam) : dossier.holders[holder.kind];
}

function actionsOf(view: Of<'dossier'>, dossier: Texts['dossier']): CardAction[] {
  const { ref, table } = view;
  if (view.state === 'closed') return [];
  const actions: CardAction[] = [];
  if (table?.isPast) actions.push({ title: dossier.held, verb: 'dossier.ask_held', ref });
  if (table) actions.push({ title: dossier.openTable, verb: 'table.show', ref: table.ref });
  if (table?.state === 'cancelled')
    actions.push({ title: dossier.again, verb: 'table.again', ref: table.ref });
  if (view.state === 'open') actions.push({ title: dossier.agreement, verb: 'dossier.ask_agreement', ref });
  if (view.withoutGround.length > 0) actions.push({ title: dossier.ground, verb: 'dossier.ask_ground', ref });
  if (view.state === 'agreed') actions.push({ title: dossier.close, verb: 'dossier.ask_close', ref });
  actions.push({ title: dossier.more, verb: 'dossier.more', ref });
  return actions;
}

function moreCard(
  { ref, number, roepnaam }: Of<'dossier_more'>,
  { dossier }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: dossier.label(number),
      title: dossier.moreTitle(inert(roepnaam)),
      actions: [
        { title: dossier.changeHolder, verb: 'dossier.ask_holder', ref },
        { title: dossier.close, verb: 'dossier.ask_close', ref },
        { title: dossier.back, verb: 'dossier.open', ref },
      ],
    },
    language,
  );
}

function holderCard(view: Of<'dossier_holder'>, { dossier, refusals }: Texts, language: Language): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.holderTitle(inert(view.roepnaam)),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: view.colleagues.length === 0 ? dossier.holderNobody : dossier.holderIntro,
    hasFirst: false,
    firstLabel: '',
    firsts: [],
    firstValue: '',
    firstError: '',
    secondLabel: dossier.holderLabel,
    seconds: view.colleagues.map(({ id, label }) => ({ title: inert(label), value: id })),
    secondValue: '',
    secondError: refusals.colleague_unknown,
    verb: 'dossier.holder',
    save: dossier.holderSave,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

function handedCard(view: Of<'dossier_handed'>, { dossier }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.handedTitle(inert(view.roepnaam)),
      lines: [dossier.handedText(inert(view.roepnaamOfHolder))],
      actions: [],
    },
    language,
  );
}

function heldCard(view: Of<'dossier_held'>, { dossier, refusals }: Texts, language: Language): Card {
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

function agreementCard(
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

function closeCard(view: Of<'dossier_close'>, { dossier, refusals }: Texts, language: Language): Card {
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.closeTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: dossier.closeIntro,
    hasFirst: false,
    firstLabel: '',
    firsts: [],
    firstValue: '',
    firstError: '',
    secondLabel: dossier.reason,
    seconds: choicesOf(dossier.closeReasons, CLOSE_REASONS),
    secondValue: '',
    secondError: dossier.reasonError,
    verb: 'dossier.close',
    save: dossier.close,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

function groundCard(
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
    ...refValues(view.ref),
  });
}

function consentText({ consentOf }: Of<'dossier_ground'>, dossier: Texts['dossier']): string {
  return dossier.consentOf(consentOf.map((who) => dossier.consentWho[who]).join(dossier.and));
}
