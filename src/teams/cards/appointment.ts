import type { TableView } from '../../app/table/views.ts';
import type { Language } from '../../domain/ids.ts';
import { PREPARATIONS } from '../../domain/preparing.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';
import { relaxationNotes } from './relaxation-notes.ts';
import { counterNotes, labelOf, noneNotes, seatName } from './table-parts.ts';

type Appointment = Extract<TableView, { kind: 'table_appointment' }>;

/** What whoever asked wants to hear: not again on the day before, nor when it is over. */
const TOLD_ON: ReadonlySet<Appointment['phase']> = new Set(['booked', 'moved', 'cancelled']);

const IS_NEAR: ReadonlySet<Appointment['phase']> = new Set(['prepare', 'tomorrow']);

/** The table in somebody's chat once it stands: when, where, who, and what can still be done about it. */
export function appointmentCard(view: Appointment, texts: Texts, language: Language): Card {
  const { table, refusals, preparing } = texts;
  const none = noneNotes(view.whyNone, texts, language);
  const isLive = view.phase === 'booked' || view.phase === 'moved' || IS_NEAR.has(view.phase);
  return expandCard('table-appointment', {
    lang: language,
    label: labelOf(view.number, namesPupil(view) ? view.roepnaam : null, texts),
    title: table.phases[view.phase],
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: [
      ...(none.length > 0 && isLive
        ? [...none, ...relaxationNotes(view.whyNone, texts), table.noneStands]
        : []),
      ...taskLines(view, texts),
      ...(view.closedOn && !isLive ? [table.closedOn(dayIn(language, view.closedOn))] : []),
      ...(view.moment || view.closedOn ? [] : [table.noMoment]),
      ...(view.tell && TOLD_ON.has(view.phase) ? [table.news.tell[view.tell]] : []),
      ...(view.needed && isLive ? [table.needed[view.needed]] : []),
      ...(view.standIn && isLive ? [standInText(view.standIn, texts)] : []),
      ...(view.counter && isLive ? counterNotes(view.counter, texts, language) : []),
      ...(view.broken.length > 0 && isLive ? [brokenText(view, table)] : []),
      ...(view.cannotCome && isLive ? [table.cannotComeSaid] : []),
    ].map((text) => ({ text })),
    facts: factsOf(view, texts, language),
    hasPage: view.pageUrl !== null,
    agenda: view.phase === 'prepare' ? preparing.toPage : table.agenda,
    pageUrl: view.pageUrl ?? '',
    canHandOver: isLive && view.canHandOver,
    deputy: table.deputy,
    canDecline: isLive && view.isAsked && !view.cannotCome && !view.coordinates,
    cannotCome: table.cannotCome,
    canCome: isLive && view.isAsked && view.cannotCome,
    canComeAfterAll: table.canComeAfterAll,
    canAskDeputy: isLive && Boolean(view.standIn?.deputy),
    askDeputy: table.askDeputy(inert(view.standIn?.deputy ?? '')),
    away: view.standIn?.seat.participantId ?? '',
    canReplace: isLive && view.coordinates && !view.standIn?.deputy,
    replace: texts.replacing.ask,
    canGoOn: isLive && view.needed !== null,
    goOn: table.goOn,
    canMove: isLive && view.coordinates,
    move: table.move,
    cancel: table.cancel,
    canAskAgain: view.phase === 'cancelled' && view.coordinates && view.closedOn === null,
    again: table.again,
    ...refValues(view.ref),
  });
}

/** The own task in one line, and what is asked of everybody: nothing about this pupil. */
function taskLines({ phase, task }: Appointment, { preparing }: Texts): string[] {
  if (task === null) return [];
  const asked = phase === 'prepare' ? PREPARATIONS.map((each) => preparing.asks[each]) : [];
  return [preparing.task(preparing.tasks[task]), ...(asked.length > 0 ? [asked.join(' ')] : [])];
}

/**
 * The task of a kernpartner, such as illness or debts, beside a roepnaam would read as if it were about this pupil: on the card with the
 * task the number says which case it is. What a mentor prepares says nothing of a pupil.
 */
function namesPupil({ task }: Appointment): boolean {
  return task === null || task === 'mentor';
}

function standInText({ seat, holder, deputy }: NonNullable<Appointment['standIn']>, texts: Texts): string {
  const { table } = texts;
  const who = table.standIn(seatName(seat, texts), inert(holder));
  return `${who} ${deputy === null ? table.standInNobody : table.standInDeputy(inert(deputy))}`;
}

function brokenText({ broken }: Appointment, table: Texts['table']): string {
  return table.broken(broken.map((code) => table.brokenBecause[code]).join(', '));
}

function factsOf(view: Appointment, texts: Texts, language: Language): { title: string; value: string }[] {
  const { table } = texts;
  const { moment } = view;
  if (!moment) return [];
  const isOff = view.phase === 'cancelled';
  return [
    { title: table.when, value: momentIn(language, moment.on, moment.minute, moment.untilMinute) },
    { title: table.where, value: view.place },
    ...(view.coming.length > 0 && !isOff
      ? [{ title: table.who, value: view.coming.map((seat) => seatName(seat, texts)).join(', ') }]
      : []),
    ...(view.contactPerson === undefined || isOff
      ? []
      : [{ title: table.contactPerson, value: inert(view.contactPerson) }]),
  ];
}
