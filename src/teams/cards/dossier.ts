import type { DossierView } from '../../app/dossier/views.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { groundCard, holderCard, passCard, tellCard, withdrawCard } from './dossier-choices.ts';
import {
  closeCard,
  closedCard,
  mentorGivenCard,
  pupilLeftCard,
  reopenCard,
  reopenedCard,
} from './dossier-ending.ts';
import { agreementCard, anewCard, careCard, heldCard, pauseCard, unplannedCard } from './dossier-forms.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;

/** Of one card, as Teams shows them side by side. */
const MOST_ACTIONS = 6;

/** The cards of a dossier, for its coordinator. */
export function dossierCard(view: DossierView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'dossier':
      return stateCard(view, texts, language);
    case 'dossier_more':
      return moreCard(view, texts, language);
    case 'dossier_talk':
      return talkCard(view, texts, language);
    case 'dossier_terms':
      return termsCard(view, texts, language);
    case 'dossier_people':
      return peopleCard(view, texts, language);
    case 'dossier_holder':
      return holderCard(view, texts, language);
    case 'dossier_tell':
      return tellCard(view, texts, language);
    case 'dossier_withdraw':
      return withdrawCard(view, texts, language);
    case 'dossier_handed':
      return handedCard(view, texts, language);
    case 'dossier_pass':
      return passCard(view, texts, language);
    case 'place_given':
      return placeGivenCard(view, texts, language);
    case 'dossier_closed':
      return closedCard(view, texts, language);
    case 'dossier_held':
      return heldCard(view, texts, language);
    case 'dossier_agreement':
      return agreementCard(view, texts, language);
    case 'dossier_anew':
      return anewCard(view, texts, language);
    case 'dossier_care':
      return careCard(view, texts, language);
    case 'dossier_unplanned':
      return unplannedCard(view, texts, language);
    case 'dossier_pause':
      return pauseCard(view, texts, language);
    case 'dossier_close':
      return closeCard(view, texts, language);
    case 'dossier_reopen':
      return reopenCard(view, texts, language);
    case 'pupil_left':
      return pupilLeftCard(view, texts, language);
    case 'mentor_given':
      return mentorGivenCard(view, texts, language);
    case 'dossier_reopened':
      return reopenedCard(view, texts, language);
    case 'dossier_ground':
      return groundCard(view, texts, language);
  }
}

function stateCard(view: Of<'dossier'>, texts: Texts, language: Language): Card {
  const { dossier, words } = texts;
  const { table } = view;
  const tableDay = table?.on ? `, ${dayIn(language, table.on)}` : '';
  const named = (seats: readonly SeatKind[]) => seats.map((kind) => words.seats[kind]).join(', ');
  const notes = [
    view.notTold > 0 ? dossier.notTold(view.notTold) : '',
    view.partnersLeft.length > 0 ? dossier.partnersLeft(named(view.partnersLeft)) : '',
    view.withGround.length > 0 ? dossier.withGround(named(view.withGround)) : '',
    view.withoutGround.length > 0 ? dossier.withoutGround(named(view.withoutGround)) : '',
  ].filter((note) => note !== '');
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.title(inert(view.roepnaam)),
      lines: [dossier.because[view.because]],
      warning: warningOf(view, dossier),
      facts: [
        { title: dossier.factHolder, value: holderText(view.holder, dossier) },
        { title: dossier.factState, value: dossier.states[view.state] },
        { title: dossier.factSince, value: dayIn(language, view.anchorOn) },
        ...(view.firstAnchorOn === null
          ? []
          : [{ title: texts.closing.factFirstSince, value: dayIn(language, view.firstAnchorOn) }]),
        { title: dossier.factDue, value: dayIn(language, view.agreementDueOn) },
        ...(view.firstDueOn === null
          ? []
          : [{ title: dossier.factFirstDue, value: dayIn(language, view.firstDueOn) }]),
        ...dayFact(dossier.factReport, view.reportDueOn, dossier, language),
        ...dayFact(dossier.factCare, view.careDueOn, dossier, language),
        ...(view.pausedUntil === null
          ? []
          : [{ title: dossier.factPause, value: dossier.pauseUntil(dayIn(language, view.pausedUntil)) }]),
        ...(table
          ? [{ title: dossier.factTable, value: `${dossier.tableStates[table.state]}${tableDay}` }]
          : []),
      ],
      note: notes.length > 0 ? notes.join(' ') : null,
      actions: actionsOf(view, texts),
    },
    language,
  );
}

function dayFact(title: string, on: SchoolDate | null, dossier: Texts['dossier'], language: Language) {
  return on === null ? [] : [{ title, value: dossier.by(dayIn(language, on)) }];
}

function warningOf(view: Of<'dossier'>, dossier: Texts['dossier']): string | null {
  if (view.doubted) return dossier.doubted;
  if (view.keptFromFamily) return dossier.keptFromFamily;
  return view.holder.kind === 'nobody' && view.state !== 'closed' ? dossier.noHolder : null;
}

function holderText(holder: Of<'dossier'>['holder'], dossier: Texts['dossier']): string {
  return holder.kind === 'colleague' ? inert(holder.roepnaam) : dossier.holders[holder.kind];
}

function actionsOf(view: Of<'dossier'>, { closing, dossier, following }: Texts): CardAction[] {
  const { ref, table } = view;
  const page: CardAction = { title: dossier.casePage, verb: 'page.case', ref: view.concern };
  if (view.state === 'closed')
    return [page, ...(view.canReopen ? [{ title: closing.reopen, verb: 'dossier.ask_reopen', ref }] : [])];
  const actions: CardAction[] = [];
  if (view.doubted?.canRelease)
    actions.push({ title: dossier.release, verb: 'intake.release', ref: view.doubted.ref });
  if (table?.isPast || table?.state === 'held')
    actions.push({ title: dossier.minutes, verb: 'page.minutes', ref: view.concern });
  // Nobody was asked by itself to a case that was entered while it ran, nor to one that was opened again.
  if (view.canFindMoment && !view.doubted)
    actions.push({ title: dossier.findMoment, verb: 'dossier.find_moment', ref });
  if (table?.isPast) actions.push({ title: dossier.held, verb: 'dossier.ask_held', ref });
  // Once it was held it stands behind "more": what has to be done now comes first.
  if (table && table.state !== 'held')
    actions.push({ title: dossier.openTable, verb: 'table.show', ref: table.ref });
  if (table?.state === 'cancelled')
    actions.push({ title: dossier.again, verb: 'table.again', ref: table.ref });
  if (table?.state === 'held' && !view.canFindMoment)
    actions.push({ title: following.ask, verb: 'table.ask_follow', ref: table.ref });
  if (view.reportDueOn !== null) actions.push({ title: dossier.report, verb: 'dossier.report', ref });
  if (view.state === 'open') actions.push({ title: dossier.agreement, verb: 'dossier.ask_agreement', ref });
  if (view.withoutGround.length > 0) actions.push({ title: dossier.ground, verb: 'dossier.ask_ground', ref });
  if (view.state === 'agreed') actions.push({ title: dossier.close, verb: 'dossier.ask_close', ref });
  // These stand behind "more" too: what asks for an answer now comes first.
  if (actions.length < MOST_ACTIONS - 1) actions.push(page);
  if (table && !table.isPast && (table.state === 'voting' || table.state === 'booked'))
    actions.push({ title: dossier.voices, verb: 'page.voices', ref: view.concern });
  if (actions.length < MOST_ACTIONS - 1)
    actions.push({ title: dossier.actions, verb: 'page.actions', ref: view.concern });
  if (actions.length < MOST_ACTIONS - 1)
    actions.push({ title: dossier.absence, verb: 'page.absence', ref: view.concern });
  return [...actions.slice(0, MOST_ACTIONS - 1), { title: dossier.more, verb: 'dossier.more', ref }];
}

function moreCard(view: Of<'dossier_more'>, { dossier }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.moreTitle(inert(view.roepnaam)),
      actions: [
        { title: dossier.people, verb: 'dossier.people', ref },
        { title: dossier.talk, verb: 'dossier.talk', ref },
        { title: dossier.terms, verb: 'dossier.terms', ref },
        { title: dossier.unsafe, verb: 'dossier.unsafe', ref },
        { title: dossier.close, verb: 'dossier.ask_close', ref },
        { title: dossier.back, verb: 'dossier.open', ref },
      ],
    },
    language,
  );
}

/** What pupil and parents say before it, and who does what after it. */
function talkCard(view: Of<'dossier_talk'>, { dossier }: Texts, language: Language): Card {
  const { ref, concern } = view;
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.talkTitle(inert(view.roepnaam)),
      actions: [
        { title: dossier.casePage, verb: 'page.case', ref: concern },
        { title: dossier.voices, verb: 'page.voices', ref: concern },
        ...(view.hasBegun ? [{ title: dossier.minutes, verb: 'page.minutes', ref: concern }] : []),
        { title: dossier.unplanned, verb: 'dossier.ask_unplanned', ref },
        { title: dossier.actions, verb: 'page.actions', ref: concern },
        // It stands on the card of the case until it has begun, and what came of it on the page of the case.
        ...(view.table && !view.hasBegun
          ? [{ title: dossier.openTable, verb: 'table.show', ref: view.table }]
          : []),
        { title: dossier.back, verb: 'dossier.more', ref },
      ],
    },
    language,
  );
}

/** Absence, a pause, and a written application. */
function termsCard(view: Of<'dossier_terms'>, { dossier }: Texts, language: Language): Card {
  const { ref, care, concern } = view;
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.termsTitle(inert(view.roepnaam)),
      actions: [
        view.isPaused
          ? { title: dossier.pauseEnd, verb: 'dossier.resume', ref }
          : { title: dossier.pause, verb: 'dossier.ask_pause', ref },
        { title: dossier.absence, verb: 'page.absence', ref: concern },
        ...(care === 'none' ? [{ title: dossier.care, verb: 'dossier.ask_care', ref }] : []),
        ...(care === 'none' ? [] : [{ title: dossier.careDecided, verb: 'dossier.care_decided', ref }]),
        ...(care === 'extendable' ? [{ title: dossier.careExtend, verb: 'dossier.care_longer', ref }] : []),
        { title: dossier.back, verb: 'dossier.more', ref },
      ],
    },
    language,
  );
}

/** Who carries it, who may read along, and who comes from outside. */
function peopleCard(view: Of<'dossier_people'>, { dossier }: Texts, language: Language): Card {
  const { ref, concern } = view;
  return actionsCard(
    {
      label: dossier.label(view.number),
      title: dossier.peopleTitle(inert(view.roepnaam)),
      actions: [
        { title: dossier.guests, verb: 'page.people', ref: concern },
        { title: dossier.changeHolder, verb: 'dossier.ask_holder', ref },
        ...(view.canPass ? [{ title: dossier.pass, verb: 'dossier.ask_pass', ref }] : []),
        ...(view.canInviteParents ? [{ title: dossier.parentsIn, verb: 'dossier.parents_in', ref }] : []),
        ...(view.canTell ? [{ title: dossier.tell, verb: 'dossier.ask_tell', ref }] : []),
        ...(view.canWithdraw ? [{ title: dossier.withdraw, verb: 'dossier.ask_withdraw', ref }] : []),
        { title: dossier.back, verb: 'dossier.more', ref },
      ],
    },
    language,
  );
}

function placeGivenCard(
  { number, seat, school }: Of<'place_given'>,
  { dossier, words }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: dossier.label(number),
      title: dossier.placeTitle,
      lines: [dossier.placeText(words.seats[seat], inert(school))],
      actions: [],
    },
    language,
  );
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
