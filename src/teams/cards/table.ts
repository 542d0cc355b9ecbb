import type { AnswersOf, TableView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { momentIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { appointmentCard } from './appointment.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { followCard } from './following.ts';
import { refValues } from './ref-values.ts';
import { relaxationNotes } from './relaxation-notes.ts';
import { replaceCard, seatPassedCard } from './replacing.ts';
import { chooseCard, phoneCard, sureCard } from './table-forms.ts';
import {
  contactNotes,
  fewNotes,
  labelOf,
  laterNotes,
  neededFor,
  noneNotes,
  notesOf,
  proposalValues,
  seatName,
  slotIds,
  tentativeNotes,
  unreadNotes,
} from './table-parts.ts';

type Of<K extends TableView['kind']> = Extract<TableView, { kind: K }>;

/** The cards of a table: the question, the coordinator's picture, the appointment. */
export function tableCard(view: TableView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'table_vote':
      return voteCard(view, texts, language);
    case 'table_round':
      return roundCard(view, texts, language);
    case 'table_phone':
      return phoneCard(view, texts, language);
    case 'table_choose':
      return chooseCard(view, texts, language);
    case 'table_sure':
      return sureCard(view, texts, language);
    case 'table_follow':
      return followCard(view, texts, language);
    case 'table_replace':
      return replaceCard(view, texts, language);
    case 'table_seat_passed':
      return seatPassedCard(view, texts, language);
    case 'table_appointment':
      return appointmentCard(view, texts, language);
    case 'table_news':
      return newsCard(view, texts, language);
    case 'table_settled':
      return settledCard(view, texts, language);
    case 'table_handed_over':
      return noteCard(view, texts.table.handedOverTitle, texts.table.handedOver, texts, language);
    case 'table_over':
      return noteCard(view, texts.table.overTitle, texts.table.over, texts, language);
  }
}

function voteCard(view: Of<'table_vote'>, texts: Texts, language: Language): Card {
  const { table, refusals } = texts;
  const before = view.insteadOf;
  return expandCard('table-vote', {
    lang: language,
    label: labelOf(view.number, view.roepnaam, texts),
    title: voteTitle(view, table),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [
      ...(before ? [table.insteadOf(momentIn(language, before.on, before.minute, before.untilMinute))] : []),
      ...(hasKept(view) ? [table.keptAnswers] : []),
      ...(view.savedFor ? [table.savedFor(seatName(view.savedFor, texts))] : []),
      ...(view.saved ? [table.askedText] : []),
      ...(view.answeredFor === null ? [] : [table.answeredFor(inert(view.answeredFor))]),
      table.place(view.place),
      table.answered(view.answered, view.asked),
      ...contactNotes(view, texts),
    ].map((text) => ({ text })),
    proposals: proposalValues(view.proposals, texts, language, (proposal) => notesOf(proposal, texts)),
    slots: slotIds(view.proposals),
    save: table.save,
    anotherTime: table.anotherTime,
    canHandOver: view.canHandOver,
    deputy: table.deputy,
    canAnswerFor: view.canAnswerFor,
    phone: table.phone,
    ...refValues(view.ref),
  });
}

/** Another moment is off, and answers of before stand at those that came back. */
function hasKept({ insteadOf, saved, proposals }: Of<'table_vote'>): boolean {
  return insteadOf !== null && !saved && proposals.some(({ mine }) => mine !== null);
}

function voteTitle(view: Of<'table_vote'>, table: Texts['table']): string {
  if (view.saved) return table.askedTitle;
  return view.reminder ? table.askAgainTitle : table.askTitle;
}

function roundCard(view: Of<'table_round'>, texts: Texts, language: Language): Card {
  const { table, refusals, words } = texts;
  const seats = view.emptySeats.map((seat) => words.seats[seat]).join(', ');
  const answered = view.people.filter(({ answers }) => answers.some((answer) => answer !== null)).length;
  return expandCard('table-round', {
    lang: language,
    label: labelOf(view.number, view.roepnaam, texts),
    title: view.saved ? table.askedTitle : table.roundTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    hasNeeded: view.needed !== null,
    needed: view.needed ? table.needed[view.needed] : '',
    lines: [
      ...noneNotes(view.whyNone, texts, language),
      ...relaxationNotes(view.whyNone, texts),
      table.answered(answered, view.people.length),
      ...laterNotes(view.proposals, texts),
      ...relaxationNotes(view.proposals[0]?.reasons ?? [], texts),
      ...fewNotes(view.proposals, texts, language),
      ...unreadNotes(view.proposals, texts),
    ].map((text) => ({ text })),
    isAsked: view.isAsked && view.proposals.length > 0,
    notAsked: !view.isAsked,
    proposals: proposalValues(view.proposals, texts, language, (proposal, index) => [
      ...notesOf(proposal, texts),
      ...tentativeNotes(proposal, texts),
      neededFor(view.because[index] ?? [], table),
    ]),
    slots: slotIds(view.proposals),
    peopleTitle: table.people,
    people: view.people.map((person) => ({
      text: `${seatName(person, texts)}: ${answersText(person, table)}`,
    })),
    warnings: seats === '' ? [] : [{ text: table.emptySeats(seats) }],
    save: table.save,
    book: table.book,
    phone: table.phone,
    move: table.move,
    cancel: table.cancel,
    replace: texts.replacing.ask,
    ...refValues(view.ref),
  });
}

function answersText(person: AnswersOf, table: Texts['table']): string {
  const answers = person.answers.some((answer) => answer !== null)
    ? person.answers.map((answer) => (answer ? table.choices[answer] : '–')).join(' · ')
    : table.noAnswer;
  return [
    answers,
    ...(person.tappedInBy === null ? [] : [table.tappedIn(inert(person.tappedInBy))]),
    ...(person.asksAnotherTime ? [table.asksAnotherTime] : []),
    ...(person.callNeeded && answers === table.noAnswer ? [table.callNeeded] : []),
  ].join(', ');
}

/** One sentence, and whom to tell it. */
function newsCard(view: Of<'table_news'>, texts: Texts, language: Language): Card {
  const { news } = texts.table;
  const { moment, what, tell } = view;
  const when = moment && momentIn(language, moment.on, moment.minute, moment.untilMinute);
  return expandCard('receipt', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title: news.title,
    lines: [news[what](when ?? ''), ...(tell ? [news.tell[tell]] : [])].map((text) => ({ text })),
    links: [],
  });
}

/** One line, and the way to the appointment: what the question said is said by a message of its own. */
function settledCard({ ref, number, phase }: Of<'table_settled'>, texts: Texts, language: Language): Card {
  const { table } = texts;
  return actionsCard(
    {
      label: labelOf(number, null, texts),
      title: table.phases[phase],
      actions: [{ title: table.showAppointment, verb: 'table.show', ref }],
    },
    language,
  );
}

function noteCard(
  view: Of<'table_handed_over' | 'table_over'>,
  title: string,
  text: string,
  texts: Texts,
  language: Language,
): Card {
  return expandCard('receipt', {
    lang: language,
    label: labelOf(view.number, null, texts),
    title,
    lines: [{ text }],
    links: [],
  });
}
