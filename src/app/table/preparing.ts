import type { ActietafelId, Instant, PersonId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { afterClosing } from './after-closing.ts';
import { momentView, refOfTable, type Showing } from './as-shown.ts';
import { counterIn } from './counters.ts';
import { isDoubted } from './doubted.ts';
import type { CounterLetter, PrepareLetter } from './letter-views.ts';
import { appointmentLetter, counterLetter, leftLetter, momentsLetter, prepareLetter } from './letters.ts';
import { mailOf } from './reaching.ts';
import { prepareSeatPassed } from './seat-passed.ts';
import { type Door, doorOf } from './showing-appointment.ts';
import { viewForPerson } from './showing-table.ts';
import { isStillNeeded } from './still-needed.ts';
import { coordinates, type TableCase, tableCase, type Viewer } from './table-case.ts';
import { prepareRaiserNews } from './telling-raiser.ts';
import type { LetterPhase, TableLetter, WhyNeeded } from './views.ts';

/**
 * A message about a table, at the moment of sending: a card for whoever has a chat with the bot, else a letter. The
 * domain is asked again whether it still makes sense.
 */
export async function prepareTable(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school } = moment;
  if (notice.kind === 'table_news') return prepareRaiserNews(tx, moment);
  const id = notice.about.actietafelId as ActietafelId | undefined;
  const found = id ? await tableCase(tx, school.id, id, moment.today) : null;
  if (!found) return { kind: 'drop', reason: 'table_gone' };
  const needed = isStillNeeded(moment, found);
  if (needed !== true) return { kind: 'drop', reason: needed };

  if (notice.kind === 'seat_passed') return prepareSeatPassed(tx, moment, found);
  if (notice.kind === 'booking_needs_you' && !(await carriesStill(tx, moment, found)))
    return { kind: 'unreachable', reason: 'role_ended' };
  if (isToFamily(notice) && (await isDoubted(tx, found))) return { kind: 'drop', reason: 'safety' };
  if (notice.kind === 'table_left') return leftDelivery(tx, moment, found);
  // Whoever proposed another time did so by mail, and hears by mail.
  if (notice.to.kind === 'person' && notice.kind !== 'counter_answer') {
    const card = await cardDelivery(tx, moment, found, notice.to.id as PersonId);
    if (card) return card;
  }
  const participant = found.asked.find(({ who }) => who.id === notice.to.id);
  if (!participant || notice.kind === 'card_edit') return { kind: 'unreachable', reason: 'no_address' };
  return mailDelivery(tx, moment, found, participant);
}

/** A card for whoever has a chat with the bot, else a letter; their door is shut, so there is none in it. */
async function leftDelivery(tx: Tx, moment: Moment, found: TableCase): Promise<Prepared> {
  const { notice, clock, wallClock } = moment;
  const left = found.everybody.find(({ id }) => id === notice.params.participant);
  if (!left) return { kind: 'drop', reason: 'not_asked' };
  const ref = refOfTable(found);
  if (left.who.kind === 'person' && (await tx.conversations.personal(left.who.id)))
    return { kind: 'view', view: { kind: 'table_handed_over', ref, number: found.dossier.number } };
  const { to, language } = await mailOf(tx, found, left);
  if (!to) return { kind: 'unreachable', reason: 'no_address' };
  return { kind: 'mail', to, letter: leftLetter({ wallClock, now: clock.now() }, found, left), language };
}

function isToFamily({ to }: ClaimedNotice): boolean {
  return to.kind === 'guardian' || to.kind === 'pupil';
}

async function cardDelivery(
  tx: Tx,
  moment: Moment,
  found: TableCase,
  personId: PersonId,
): Promise<Prepared | null> {
  const { notice, school } = moment;
  const to = await tx.conversations.personal(personId);
  if (!to) return null;
  const person = await tx.people.byId(personId);
  if (!person) return null;
  const isNeeded = notice.kind === 'booking_needs_you';
  const { memberships } = await tx.people.standing(personId, moment.today);
  const knowsOfDoubt = coordinates({ personId, memberships }, found);
  const viewer: Viewer = {
    personId,
    coordinates: isNeeded || (knowsOfDoubt && !isAskedOtherwise(found, personId)),
    knowsOfDoubt,
  };
  return {
    kind: 'personal',
    to,
    view: await viewForPerson({ deps: moment }, tx, found, viewer, {
      ...showingOf(moment, notice),
      inQuestion: await isInQuestion(tx, notice),
    }),
    language: person.language ?? school.language,
    edits: notice.editsActivity,
  };
}

/** Whether this edits a message that asked about moments, whatever that shows by now. */
async function isInQuestion(tx: Tx, { kind, editsActivity }: ClaimedNotice): Promise<boolean> {
  if (kind !== 'card_edit' || editsActivity === null) return false;
  const was = await tx.notices.kindOf(editsActivity);
  return was === 'vote_request' || was === 'vote_reminder';
}

async function mailDelivery(
  tx: Tx,
  moment: Moment,
  found: TableCase,
  participant: Participant,
): Promise<Prepared> {
  const { to, language } = await mailOf(tx, found, participant);
  const door = await doorOf(moment, tx, found, participant);
  if (!to || !door) return { kind: 'unreachable', reason: 'no_address' };
  const letter = letterOf(moment, found, participant, door);
  if (!letter) return { kind: 'drop', reason: 'nothing_to_prepare' };
  if (letter.kind !== 'letter_appointment' || letter.closedOn === null)
    return { kind: 'mail', to, letter, language };
  const afterwards = await afterClosing(tx, found, moment.today);
  return { kind: 'mail', to, letter: { ...letter, afterwards }, language };
}

function letterOf(
  moment: Moment,
  found: TableCase,
  participant: Participant,
  door: Door,
): TableLetter | CounterLetter | PrepareLetter | null {
  const { notice, clock, wallClock } = moment;
  const counter = notice.kind === 'counter_answer' ? counterIn(moment, notice) : null;
  const writing = { wallClock, now: clock.now() };
  if (counter) {
    const sequence = numberIn(notice.params.counterSequence);
    return counterLetter(writing, found, participant, door, { ...counter, sequence });
  }
  switch (notice.kind) {
    case 'table_prepare':
      return prepareLetter(writing, found, participant, door);
    case 'table_booked':
    case 'table_moved':
    case 'table_tomorrow':
    case 'table_cancelled':
      return appointmentLetter(writing, found, participant, door, phaseOf(notice));
    default:
      return momentsLetter(writing, found, participant, door, {
        reminder: notice.kind === 'vote_reminder',
        insteadOf: insteadOf(notice),
      });
  }
}

function showingOf(moment: Moment, notice: ClaimedNotice): Showing {
  switch (notice.kind) {
    case 'vote_reminder':
      return { reminder: true };
    case 'booking_needs_you':
      return { needed: notice.params.why as WhyNeeded, counter: counterIn(moment, notice) };
    case 'table_prepare':
      return { phase: 'prepare' };
    case 'table_booked':
    case 'table_moved':
    case 'table_tomorrow':
    case 'table_cancelled':
      return { phase: phaseOf(notice) };
    default: {
      const before = insteadOf(notice);
      return { insteadOf: before && momentView(moment, before) };
    }
  }
}

function phaseOf({ kind }: ClaimedNotice): LetterPhase {
  switch (kind) {
    case 'table_moved':
      return 'moved';
    case 'table_tomorrow':
      return 'tomorrow';
    case 'table_cancelled':
      return 'cancelled';
    default:
      return 'booked';
  }
}

function insteadOf({ params }: ClaimedNotice): Pick<Slot, 'startsAt' | 'endsAt'> | null {
  const { insteadOfFrom, insteadOfUntil } = params;
  if (typeof insteadOfFrom !== 'number' || typeof insteadOfUntil !== 'number') return null;
  return { startsAt: insteadOfFrom as Instant, endsAt: insteadOfUntil as Instant };
}

/** The casushouder, or a coordinator who gets it in their place. */
async function carriesStill(tx: Tx, { notice, today }: Moment, found: TableCase): Promise<boolean> {
  const personId = notice.to.id as PersonId;
  const { memberships } = await tx.people.standing(personId, today);
  return coordinates({ personId, memberships }, found);
}

/** Somebody with a place of their own at this table is asked as such, whatever else they do. */
function isAskedOtherwise({ asked }: TableCase, personId: PersonId): boolean {
  return asked.some(({ who, role }) => who.id === personId && role !== 'ondersteuningscoordinator');
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
