import { bookingDecision, type NotYet } from '../../domain/booking.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import { kernteamOf, seatsEmpty, seatsTaken } from '../kernteam/finding-kernteam.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Vote } from '../ports/tables.ts';
import type { PersonalView } from '../views.ts';
import {
  contactShown,
  type Looking,
  momentView,
  refOfTable,
  roepnaamFor,
  roepnaamForWhoCoordinates,
  type Showing,
} from './as-shown.ts';
import { appointmentView, phaseNow } from './showing-appointment.ts';
import { answersOf, seatsOf, whoTapped } from './showing-people.ts';
import {
  bookedSlot,
  isPartner,
  participantOf,
  placeOf,
  roundOf,
  type TableCase,
  type Viewer,
} from './table-case.ts';
import type { ProposalView, SeatView, TableView } from './views.ts';

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
      if (me && showing.inQuestion && bookedSlot(found.table))
        return { kind: 'table_settled', ref, number, phase: phaseNow(deps, found) };
      return appointmentView(deps, tx, found, me, viewer, showing);
    case 'voting':
      if (viewer.coordinates) return roundView(deps, tx, found, me, showing);
      if (!me) return { kind: 'table_handed_over', ref, number };
      if (showing.show === 'phone' && me.role === 'mentor')
        return phoneView(deps, tx, found, 'mentor', showing);
      return voteView(deps, tx, found, me, viewer, showing);
  }
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
  viewer: Viewer,
  showing: Showing,
): Promise<TableView> {
  const own = found.votes.filter(({ participantId }) => participantId === me.id);
  const { savedFor } = showing;
  return {
    kind: 'table_vote',
    ref: refOfTable(found),
    number: found.dossier.number,
    roepnaam: await roepnaamFor(tx, found, me, viewer),
    place: placeOf(found.school),
    ...(await contactShown(deps, tx, found)),
    proposals: proposalViews(deps, found, me),
    asked: found.asked.length,
    answered: answeredCount(found),
    saved: showing.saved ?? (isAnswered(found, own) && !savedFor),
    reminder: showing.reminder ?? false,
    insteadOf: showing.insteadOf ?? null,
    canHandOver: isPartner(me),
    canAnswerFor: me.role === 'mentor' && (await forWhom(tx, found, 'mentor')).length > 0,
    savedFor: seatsOf(found, found.asked).find(({ participantId }) => participantId === savedFor?.id) ?? null,
    answeredFor: (await whoTapped(tx, own))(own),
    fault: showing.fault ?? null,
  };
}

/** Something was said in this round, or nothing is left to say: answers of before may stand at a moment that came back. */
function isAnswered({ table }: TableCase, own: readonly Vote[]): boolean {
  if (own.length === 0) return false;
  return own.length >= table.slots.length || own.some(({ answeredAt }) => answeredAt >= table.proposedAt);
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
  if (showing.show === 'phone') return phoneView(deps, tx, found, 'coordinator', showing);
  const people = await answersOf(tx, found, 'coordinator');
  return {
    kind: 'table_round',
    ...shared,
    roepnaam: await roepnaamForWhoCoordinates(tx, found),
    people,
    emptySeats: await emptySeats(deps, tx, found),
    because,
    isAsked: me !== null,
    saved: showing.saved ?? false,
    needed: showing.needed ?? null,
    whyNone: showing.whyNone ?? [],
  };
}

/** Whose answer is it, and what did they say. */
async function phoneView(
  deps: Looking['deps'],
  tx: Tx,
  found: TableCase,
  by: 'coordinator' | 'mentor',
  showing: Showing,
): Promise<TableView> {
  return {
    kind: 'table_phone',
    ref: refOfTable(found),
    number: found.dossier.number,
    proposals: proposalViews(deps, found, null, by === 'coordinator'),
    people: await forWhom(tx, found, by),
    fault: showing.fault ?? null,
  };
}

/** Those whose answer may be tapped in, without what they said before. */
async function forWhom(tx: Tx, found: TableCase, by: 'coordinator' | 'mentor'): Promise<SeatView[]> {
  const people = await answersOf(tx, found, by);
  return people
    .filter(({ mayAnswerFor }) => mayAnswerFor)
    .map(({ participantId, role, nth, isDeputy }) => ({ participantId, role, nth, isDeputy }));
}

function whyNotYet(deps: Looking['deps'], found: TableCase): (readonly NotYet[])[] {
  const decision = bookingDecision(roundOf(deps, found));
  return found.table.slots.map(({ id }) =>
    decision.kind === 'wait' ? (decision.moments.find(({ momentId }) => momentId === id)?.because ?? []) : [],
  );
}

/** Seats that this pupil's table should have by now, and at which nobody is asked. */
async function emptySeats(deps: Looking['deps'], tx: Tx, found: TableCase): Promise<SeatKind[]> {
  const today = deps.wallClock.dateOf(deps.clock.now());
  const pupil = await tx.pupils.byId(found.dossier.pupilId);
  if (!pupil) return [];
  const kernteam = await kernteamOf(tx, pupil, found.ageOn(today), today);
  const expected = [...seatsTaken(kernteam), ...seatsEmpty(kernteam)];
  return SEAT_KINDS.filter(
    (kind) => expected.includes(kind) && !found.asked.some(({ role }) => role === kind),
  );
}
