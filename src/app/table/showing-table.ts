import { bookingDecision, brokenBy, canCome, type NotYet } from '../../domain/booking.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { askerToTell } from './asker-to-tell.ts';
import { isDoubted } from './doubted.ts';
import { answersOf, seatsOf } from './showing-people.ts';
import {
  bookedSlot,
  closedOn,
  hasBegun,
  isPartner,
  participantOf,
  placeOf,
  roundOf,
  type TableCase,
  type Viewer,
} from './table-case.ts';
import type { AppointmentPhase, MomentView, ProposalView, TableView, WhyNeeded, WhyNone } from './views.ts';

export type Showing = {
  saved?: boolean;
  reminder?: boolean;
  fault?: RefusalCode | null;
  insteadOf?: MomentView | null;
  needed?: WhyNeeded | null;
  phase?: AppointmentPhase;
  whyNone?: WhyNone;
  show?: 'round' | 'phone' | 'choose';
};

type Looking = { deps: Pick<Turn['deps'], 'wallClock' | 'addresses' | 'clock'> };

/** What somebody sees of a table as it stands: the question, the answers, or the appointment. */
export async function viewForPerson(
  { deps }: Looking,
  tx: Tx,
  found: TableCase,
  viewer: Viewer,
  showing: Showing,
): Promise<PersonalView> {
  const ref = refOfTable(found);
  const { number } = found.dossier;
  const me = participantOf(found, viewer.personId);
  switch (found.table.state) {
    case 'superseded':
      return { kind: 'table_over', ref, number };
    case 'booked':
    case 'held':
    case 'cancelled':
      if (!me && !viewer.coordinates) return { kind: 'table_handed_over', ref, number };
      return appointmentView(deps, tx, found, me, viewer, showing);
    case 'voting':
      if (viewer.coordinates) return roundView(deps, tx, found, me, showing);
      if (!me) return { kind: 'table_handed_over', ref, number };
      return voteView(deps, tx, found, me, showing);
  }
}

export function refOfTable({ school, table }: TableCase): CardRef {
  return { schoolId: school.id, id: table.id, version: table.version };
}

export function momentView(
  { wallClock }: Pick<Looking['deps'], 'wallClock'>,
  slot: Pick<Slot, 'startsAt' | 'endsAt'>,
): MomentView {
  return {
    on: wallClock.dateOf(slot.startsAt),
    minute: wallClock.minuteOf(slot.startsAt),
    untilMinute: wallClock.minuteOf(slot.endsAt),
  };
}

/** The proposals in order of time, with counts and the own answers of whoever looks; with what the search found for a coordinator. */
export function proposalViews(
  deps: Looking['deps'],
  found: TableCase,
  me: Participant | null,
  withReasons = false,
): ProposalView[] {
  const asked = new Set<string>(found.asked.map(({ id }) => id));
  return found.table.slots.map((slot) => {
    const answers = found.votes.filter((vote) => vote.slotId === slot.id && asked.has(vote.participantId));
    const count = (answer: string) => answers.filter((vote) => vote.answer === answer).length;
    return {
      ...momentView(deps, slot),
      slotId: slot.id,
      yes: count('yes'),
      ifNeedBe: count('if_need_be'),
      no: count('no'),
      mine: answers.find((vote) => vote.participantId === me?.id)?.answer ?? null,
      isOutside: slot.reasons.includes('outside_all'),
      reasons: withReasons ? slot.reasons : [],
    };
  });
}

/** How many of those who are asked have said anything. */
export function answeredCount({ asked, votes }: TableCase): number {
  return asked.filter(({ id }) => votes.some(({ participantId }) => participantId === id)).length;
}

async function voteView(
  deps: Looking['deps'],
  tx: Tx,
  found: TableCase,
  me: Participant,
  showing: Showing,
): Promise<TableView> {
  const hasAnswered = found.votes.some(({ participantId }) => participantId === me.id);
  return {
    kind: 'table_vote',
    ref: refOfTable(found),
    number: found.dossier.number,
    roepnaam: await roepnaamFor(tx, found, me),
    place: placeOf(found.school),
    proposals: proposalViews(deps, found, me),
    asked: found.asked.length,
    answered: answeredCount(found),
    saved: showing.saved ?? hasAnswered,
    reminder: showing.reminder ?? false,
    insteadOf: showing.insteadOf ?? null,
    canHandOver: isPartner(me),
    fault: showing.fault ?? null,
  };
}

async function roundView(
  deps: Looking['deps'],
  tx: Tx,
  found: TableCase,
  me: Participant | null,
  showing: Showing,
): Promise<TableView> {
  const shared = {
    ref: refOfTable(found),
    number: found.dossier.number,
    proposals: proposalViews(deps, found, me, true),
    fault: showing.fault ?? null,
  };
  const because = whyNotYet(deps, found);
  if (showing.show === 'choose') {
    const asksReason = because.some((reasons) =>
      reasons.some((code) => code.startsWith('family') || code === 'pupil_silent'),
    );
    return { kind: 'table_choose', ...shared, because, asksReason };
  }
  const people = await answersOf(tx, found);
  if (showing.show === 'phone') return { kind: 'table_phone', ...shared, people };
  return {
    kind: 'table_round',
    ...shared,
    roepnaam: await roepnaamForWhoCoordinates(tx, found),
    people,
    emptySeats: emptySeats(found),
    because,
    isAsked: me !== null,
    saved: showing.saved ?? false,
    needed: showing.needed ?? null,
    whyNone: showing.whyNone ?? [],
  };
}

async function appointmentView(
  deps: Looking['deps'],
  tx: Tx,
  found: TableCase,
  me: Participant | null,
  viewer: Viewer,
  showing: Showing,
): Promise<TableView> {
  const slot = bookedSlot(found.table);
  const hasCome = hasBegun(deps.clock.now(), found.table);
  const isLive = found.table.state === 'booked' && !hasCome;
  return {
    kind: 'table_appointment',
    ref: refOfTable(found),
    number: found.dossier.number,
    roepnaam: viewer.coordinates
      ? await roepnaamForWhoCoordinates(tx, found)
      : await roepnaamFor(tx, found, me),
    place: placeOf(found.school),
    phase: isLive ? (showing.phase ?? 'booked') : phaseOf(found, hasCome),
    closedOn: closedOn(deps, found),
    moment: slot ? momentView(deps, slot) : null,
    coming: mayKnowMore(me) || viewer.coordinates ? seatsOf(found, comingTo(found)) : [],
    pageUrl: isLive && me ? await pageUrlOf(deps, tx, found, me) : null,
    canHandOver: isLive && me !== null && isPartner(me),
    cannotCome: me !== null && slot !== null && saysNo(found, me, slot),
    tell: await toTell(tx, found, viewer),
    broken: isLive && slot && viewer.coordinates ? brokenBy(roundOf(deps, found), slot.id) : [],
    needed: isLive && viewer.coordinates ? (showing.needed ?? null) : null,
    fault: showing.fault ?? null,
    whyNone: showing.whyNone ?? [],
    isAsked: me !== null,
    coordinates: viewer.coordinates,
  };
}

async function toTell(tx: Tx, found: TableCase, { personId }: Viewer): Promise<'parent' | 'pupil' | null> {
  const concern = await tx.concerns.byId(found.dossier.concernId);
  return concern?.raisedBy === personId ? askerToTell(found, concern) : null;
}

/** Everybody who is asked but those who said that this moment does not suit them. */
export function comingTo(found: TableCase): Participant[] {
  const slot = bookedSlot(found.table);
  return found.asked.filter((each) => slot === null || !saysNo(found, each, slot));
}

/** The page with the agenda file of one participant; null when there is no link to it. */
export async function pageUrlOf(
  deps: Looking['deps'],
  tx: Tx,
  { table }: TableCase,
  participant: Participant,
): Promise<string | null> {
  const links = await tx.links.ofTable(table.id);
  const link = links.find(({ holder }) => holder.kind === 'participant' && holder.id === participant.id);
  return link ? deps.addresses.urlOf(link) : null;
}

function saysNo({ votes }: TableCase, { id }: Participant, slot: Slot): boolean {
  const vote = votes.find((each) => each.participantId === id && each.slotId === slot.id);
  return vote !== undefined && !canCome(vote.answer);
}

/** Where nothing was booked, nothing is off: a dossier that was closed by then is closed, and no more. */
function phaseOf({ table, dossier }: TableCase, hasCome: boolean): AppointmentPhase {
  if (hasCome) return 'begun';
  if (table.state === 'held') return 'held';
  return dossier.state === 'closed' && bookedSlot(table) === null ? 'closed' : 'cancelled';
}

function whyNotYet(deps: Looking['deps'], found: TableCase): (readonly NotYet[])[] {
  const decision = bookingDecision(roundOf(deps, found));
  return found.table.slots.map(({ id }) =>
    decision.kind === 'wait' ? (decision.moments.find(({ momentId }) => momentId === id)?.because ?? []) : [],
  );
}

function emptySeats({ asked }: TableCase): SeatKind[] {
  return SEAT_KINDS.filter((kind) => !asked.some(({ role }) => role === kind));
}

/** A kernpartner knows number, date and verb, until a ground to know more is recorded. */
function mayKnowMore(me: Participant | null): boolean {
  return me !== null && (!isPartner(me) || me.ground !== null);
}

async function roepnaamFor(tx: Tx, found: TableCase, me: Participant | null): Promise<string | null> {
  return mayKnowMore(me) ? roepnaamOf(tx, found) : null;
}

/** None while somebody doubts whether it is safe: who coordinates knows that by the number, and no card says both. */
async function roepnaamForWhoCoordinates(tx: Tx, found: TableCase): Promise<string | null> {
  return (await isDoubted(tx, found)) ? null : roepnaamOf(tx, found);
}

async function roepnaamOf(tx: Tx, { dossier }: TableCase): Promise<string | null> {
  return (await tx.pupils.byId(dossier.pupilId))?.name.roepnaam ?? null;
}
