import type { FamilyLanguage, SchoolDate, SlotId } from '../../domain/ids.ts';
import { type PreparingRole, prepares } from '../../domain/preparing.ts';
import { isOfferedAgreed, openAgreed } from '../family-page/opening.ts';
import { type ContactPerson, contactPersonOf } from '../kernteam/contact-person.ts';
import { askOwnPage } from '../own-tables/asking-own-page.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { VoteAnswer } from '../ports/tables.ts';
import { type Deps, workAt } from '../turn.ts';
import { storeAnswers } from './answers.ts';
import { agendaOf, momentView } from './as-shown.ts';
import { isGuestNoMore, tableBehind } from './behind-answer-link.ts';
import { sitsElsewhere, storeOfBooked } from './declining.ts';
import { isLive, passSeat } from './handing-over.ts';
import { addresseeOf, appointmentOf, isInterpreter } from './letters.ts';
import { languageOf } from './reaching.ts';
import { type AgendaSharing, agendaSharing, shareAgenda, stopSharing } from './sharing-agenda.ts';
import { proposalViews } from './showing-table.ts';
import {
  bookedSlot,
  hasBegun,
  isFamily,
  isPartner,
  placeOfTable,
  type TableCase,
  tableCase,
  tableCaseForChange,
  type Work,
} from './table-case.ts';
import type { Addressee, AgendaShown, Appointment, MomentView, ProposalView } from './views.ts';
import { isAboutThisRound, storeAnotherTime } from './voting.ts';

/** `number` is null for an interpreter, who hears nothing of the case. */
type Frame = {
  language: FamilyLanguage;
  to: Addressee;
  number: string | null;
  place: string;
  /** Of this one case, with no page of their own. */
  isGuest: boolean;
  /** The same for everybody at this school, and so on no page a hint of who it is about. Not for an interpreter. */
  contactPerson: ContactPerson | null;
  /** Of the family, as long as there is a table ahead: when they answered the three questions. Null = they are not asked. */
  voice: { givenOn: SchoolDate | null } | null;
  /** How the conversation goes, as long as it is to come. */
  points: AgendaShown | null;
  /** Of a table that stands: what they are asked to prepare. Null = nothing, as of the family. */
  task: PreparingRole | null;
  /** Of the family: what was agreed at a table can be read, behind a code. */
  hasAgreed: boolean;
};

/** What somebody without Teams finds behind their link: date, place and buttons, and nothing about why. */
export type AnswerPage =
  | (Frame & {
      kind: 'asked';
      proposals: readonly ProposalView[];
      answered: boolean;
      canHandOver: boolean;
      agenda: AgendaSharing | null;
    })
  | (Frame & {
      kind: 'appointment';
      moment: MomentView;
      appointment: Appointment;
      /** The school's mailbox has invited them: a file besides would be a second appointment. */
      isInvited: boolean;
      cannotCome: boolean;
      canHandOver: boolean;
      /** Its moment is still to come: something can be said about it. */
      isAhead: boolean;
      agenda: AgendaSharing | null;
    })
  | (Frame & { kind: 'handed_over' })
  /** For a parent whose child is 18 now, and decides who is there. */
  | (Frame & { kind: 'of_age' })
  | (Frame & { kind: 'held' })
  /** The dossier is closed; `wasBooked` = a moment stood, which is off. */
  | (Frame & { kind: 'closed'; wasBooked: boolean })
  | (Frame & { kind: 'cancelled' });

/** What somebody presses on that page. */
export type PagePress =
  | { kind: 'answers'; answers: ReadonlyMap<SlotId, VoteAnswer> }
  | { kind: 'another_time' }
  | { kind: 'deputy' }
  | { kind: 'cannot_come' }
  | { kind: 'can_come' }
  | { kind: 'share_agenda'; url: string }
  | { kind: 'stop_agenda' }
  | { kind: 'own_page' }
  | { kind: 'read_agreed' };

type PageFault = 'answer_missing' | 'no_deputy' | 'at_another_table' | 'agenda_not_allowed';

/** `null` when there is nothing behind the link (any more). */
export type Answered = {
  page: AnswerPage;
  fault: PageFault | null;
  /** The address of another page of ours, to which the press leads. */
  leadsTo?: string | null;
} | null;

/** Looks, and changes nothing: mail scanners open every link. */
export function openAnswerPage(deps: Deps, link: Link): Promise<AnswerPage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const work = workAt(deps);
    const found = await tableBehind(tx, link, tableCase, work.today);
    return found && !isGuestNoMore(work, found) ? pageOf(work, tx, found.table, found.holder) : null;
  });
}

/** What the button does. Doing it twice is the same as doing it once. */
export async function pressAnswerPage(deps: Deps, link: Link, press: PagePress): Promise<Answered> {
  const work = workAt(deps);
  const answered = await deps.store.transact(link.schoolId, async (tx): Promise<Answered> => {
    const behind = await tableBehind(tx, link, tableCaseForChange, work.today);
    if (!behind || isGuestNoMore(work, behind)) return null;
    const { table: found, holder } = behind;
    if (press.kind === 'own_page') {
      const { who } = holder;
      if (who.kind === 'person' && !isFamily(holder)) await askOwnPage(work, tx, link.schoolId, who.id);
      return { page: await pageOf(work, tx, found, holder), fault: null };
    }
    if (press.kind === 'read_agreed') {
      const leadsTo = await openAgreed(work, tx, found, holder);
      return { page: await pageOf(work, tx, found, holder), fault: null, leadsTo };
    }
    const isAsked = found.asked.some(({ id }) => id === holder.id);
    if (!isAsked) return { page: await pageOf(work, tx, found, holder), fault: null };

    const { next, fault } = await pressed(work, tx, found, holder, press);

    return { page: await pageOf(work, tx, next, holder), fault };
  });
  deps.kick();
  return answered;
}

async function pressed(
  work: Work,
  tx: Tx,
  found: TableCase,
  holder: Participant,
  press: Exclude<PagePress, { kind: 'own_page' | 'read_agreed' }>,
): Promise<{ next: TableCase; fault: PageFault | null }> {
  const who = { participantId: holder.id, by: null, via: 'link' as const };
  switch (press.kind) {
    case 'answers': {
      if (!isAboutThisRound(found, press.answers)) return { next: found, fault: null };
      if (press.answers.size === 0) return { next: found, fault: 'answer_missing' };
      return { next: await storeAnswers(work, tx, found, { ...who, answers: press.answers }), fault: null };
    }
    case 'another_time':
      return { next: await storeAnotherTime(work, tx, found, who), fault: null };
    case 'deputy': {
      if (!isPartner(holder) || !isLive(work.now, found)) return { next: found, fault: null };
      const next = await passSeat(work, tx, found, holder);
      return next ? { next, fault: null } : { next: found, fault: 'no_deputy' };
    }
    case 'share_agenda':
      return { next: found, fault: await shareAgenda(work, tx, found, holder, press.url) };
    case 'stop_agenda':
      await stopSharing(work, tx, found, holder);
      return { next: found, fault: null };
    case 'cannot_come':
    case 'can_come': {
      const answer = press.kind === 'can_come' ? 'yes' : 'no';
      const how = { answer, by: null, via: 'link' } as const;
      const next = await storeOfBooked(work, tx, found, holder, how);
      const isRefused = next === found && answer === 'yes' && (await sitsElsewhere(work, tx, found, holder));
      return { next, fault: isRefused ? 'at_another_table' : null };
    }
  }
}

async function pageOf(work: Work, tx: Tx, found: TableCase, holder: Participant): Promise<AnswerPage> {
  const frame: Frame = {
    language: await languageOf(tx, found, holder),
    to: addresseeOf(holder),
    number: isInterpreter(holder) ? null : found.dossier.number,
    place: placeOfTable(found),
    isGuest: holder.guest !== null,
    contactPerson: await contactFor(work, tx, found, holder),
    voice: await voiceAsked(work, tx, found, holder),
    points: hearsPoints(work, found, holder) ? agendaOf(found) : null,
    task: taskNow(work, found, holder),
    hasAgreed: await isOfferedAgreed(work, tx, found, holder),
  };
  const { deps, now } = work;
  const slot = bookedSlot(found.table);
  const isAsked = found.asked.some(({ id }) => id === holder.id);
  if (!isAsked) return { ...frame, kind: isParentOfAge(holder) ? 'of_age' : 'handed_over' };
  if (found.table.state === 'voting') {
    return {
      ...frame,
      kind: 'asked',
      proposals: proposalViews(deps, found, holder),
      answered: found.votes.some((vote) => vote.participantId === holder.id),
      canHandOver: isPartner(holder),
      agenda: await agendaSharing(work, tx, holder),
    };
  }
  if (found.table.state === 'held') return { ...frame, kind: 'held' };
  if (found.dossier.state === 'closed') return { ...frame, kind: 'closed', wasBooked: slot !== null };
  if (found.table.state !== 'booked' || !slot) return { ...frame, kind: 'cancelled' };
  const vote = found.votes.find((each) => each.slotId === slot.id && each.participantId === holder.id);
  return {
    ...frame,
    kind: 'appointment',
    moment: momentView(deps, slot),
    appointment: appointmentOf({ wallClock: deps.wallClock, now }, found, holder, slot, { cancelled: false }),
    isInvited: await isInvitedBy(work, tx, found, holder),
    cannotCome: vote?.answer === 'no',
    canHandOver: isPartner(holder),
    isAhead: !hasBegun(now, found.table),
    agenda: hasBegun(now, found.table) ? null : await agendaSharing(work, tx, holder),
  };
}

async function isInvitedBy(
  { deps }: Work,
  tx: Tx,
  { table }: TableCase,
  { id }: Participant,
): Promise<boolean> {
  const event = deps.keepsEvents ? await tx.events.of(table.id) : null;
  if (event?.state !== 'standing') return false;
  return event.shown?.invited.some(({ participantIds }) => participantIds.includes(id)) ?? false;
}

async function contactFor(
  { today }: Work,
  tx: Tx,
  { school }: TableCase,
  holder: Participant,
): Promise<ContactPerson | null> {
  return school.contactPerson === undefined || isInterpreter(holder) ? null : contactPersonOf(tx, today);
}

async function voiceAsked(
  work: Work,
  tx: Tx,
  found: TableCase,
  holder: Participant,
): Promise<Frame['voice']> {
  if (!isFamily(holder) || !isAskedAhead(work, found, holder)) return null;
  const given = (await tx.voices.givenIn(found.dossier.id)).find(
    ({ participantId }) => participantId === holder.id,
  );
  return { givenOn: given?.bySelfAt ? work.deps.wallClock.dateOf(given.bySelfAt) : null };
}

/** The family from the first question on, so that they know what they say yes to; not an interpreter: a school's own points may tell much. */
function hearsPoints(work: Work, found: TableCase, holder: Participant): boolean {
  const isToCome = isAskedAhead(work, found, holder) && !isInterpreter(holder);
  return isToCome && (isFamily(holder) || found.table.state === 'booked');
}

/** Somebody who is asked to a table that is still to come. */
function isAskedAhead(
  { now }: Pick<Work, 'now'>,
  { dossier, table, asked }: TableCase,
  holder: Participant,
): boolean {
  const isAhead = table.state === 'voting' || (table.state === 'booked' && !hasBegun(now, table));
  return isAhead && dossier.state !== 'closed' && asked.some(({ id }) => id === holder.id);
}

function taskNow(work: Work, found: TableCase, holder: Participant): PreparingRole | null {
  const isNow = found.table.state === 'booked' && isAskedAhead(work, found, holder);
  return isNow && prepares(holder.role) ? holder.role : null;
}

/** A parent is asked no more for one reason only, as long as nobody ended it: the pupil became 18. */
function isParentOfAge({ role, invited, untilOn }: Participant): boolean {
  return role === 'ouder' && invited && untilOn === null;
}
