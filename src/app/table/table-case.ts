import type { Asked, Round } from '../../domain/booking.ts';
import { hasAccess } from '../../domain/guests.ts';
import type {
  ActietafelId,
  Instant,
  ParticipantId,
  PersonId,
  SchoolDate,
  SchoolId,
} from '../../domain/ids.ts';
import { type Age, ageOf, parentStays } from '../../domain/involvement.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import type { Dossier, Participant, Seat } from '../ports/dossiers.ts';
import type { Actor } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel, Slot, Vote } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';

/** What a change of a table leans on, whether a card, a page or the clock caused it. */
export type Work = Pick<Turn, 'deps' | 'now' | 'today'>;

/**
 * Who looks. A coordinator sees who answered what; everybody else sees counts. Whoever carries the table, and is asked as
 * somebody else too, may look as the latter: `knowsOfDoubt` goes with the former all the same.
 */
export type Viewer = { personId: PersonId; coordinates: boolean; knowsOfDoubt: boolean };

/** A table with everything that a decision about it needs. */
export type TableCase = {
  school: School;
  dossier: Dossier;
  table: Actietafel;
  /**
   * Who is asked now: not who was left out for a reason on record, nor who has handed over, nor a guest after their last
   * day, nor from the pupil's 18th birthday on a parent without the pupil's consent.
   */
  asked: readonly Participant[];
  /** The others besides. */
  everybody: readonly Participant[];
  votes: readonly Vote[];
  /** Who sits on a seat in the place of its holder. */
  deputies: ReadonlySet<ParticipantId>;
  /** How old the pupil is on a day; null when nobody has said so. */
  ageOn: (on: SchoolDate) => Age;
};

/** With a lock on the table: of two people who answer or book at once, the second sees what the first did. */
export async function tableCaseForChange(
  tx: Tx,
  schoolId: SchoolId,
  id: ActietafelId,
  today: SchoolDate,
): Promise<TableCase | null> {
  return caseOf(tx, schoolId, await tx.tables.forChange(id), today);
}

/** The same to look at. */
export async function tableCase(
  tx: Tx,
  schoolId: SchoolId,
  id: ActietafelId,
  today: SchoolDate,
): Promise<TableCase | null> {
  return caseOf(tx, schoolId, await tx.tables.byId(id), today);
}

async function caseOf(
  tx: Tx,
  schoolId: SchoolId,
  table: Actietafel | null,
  today: SchoolDate,
): Promise<TableCase | null> {
  if (!table) return null;
  const school = await tx.schools.byId(schoolId);
  const dossier = await tx.dossiers.byId(table.dossierId);
  if (!school || !dossier) return null;
  const participants = await tx.dossiers.participants(dossier.id);
  const votes = await tx.tables.votes(table.id);
  const ageOn = await agesOf(tx, dossier);
  const asked = askedOn(participants, ageOn, today);
  const deputies = deputiesAmong(participants, await tx.dossiers.seats(today));
  return { school, dossier, table, asked, everybody: participants, votes, deputies, ageOn };
}

/** Those who are on the list of their seat, and not at its head. */
export function deputiesAmong(
  participants: readonly Participant[],
  seats: readonly Seat[],
): ReadonlySet<ParticipantId> {
  const isDeputy = ({ seatId, who }: Participant) =>
    who.kind === 'person' && (seats.find(({ id }) => id === seatId)?.people.indexOf(who.id) ?? 0) > 0;
  return new Set(participants.filter(isDeputy).map(({ id }) => id));
}

/** The pupil's age by day, from the birth date or from what was said at acceptance. */
export async function agesOf(tx: Tx, { pupilId, concernId }: Dossier): Promise<TableCase['ageOn']> {
  const bornOn = (await tx.pupils.byId(pupilId))?.bornOn ?? null;
  const said = bornOn ? null : ((await tx.concerns.byId(concernId))?.triage?.ageBand ?? null);
  return (on) => ageOf(bornOn, said, on);
}

/** Who of these is asked on this day. */
export function askedOn(
  participants: readonly Participant[],
  ageOn: TableCase['ageOn'],
  today: SchoolDate,
): Participant[] {
  return participants.filter(
    (each) =>
      isAsked(each) &&
      (each.guest === null || hasAccess(each.guest, today)) &&
      (each.role !== 'ouder' || parentStays(ageOn(each.fromOn), ageOn(today))),
  );
}

export function isAsked(participant: Participant): boolean {
  return participant.invited && participant.untilOn === null;
}

/** The answers as the booking rule reads them. */
export function roundOf(
  { wallClock }: Pick<Work['deps'], 'wallClock'>,
  { table, asked, votes, ageOn }: TableCase,
): Round {
  return {
    moments: table.slots.map(({ id, startsAt }) => ({
      id,
      startsAt,
      age: ageOn(wallClock.dateOf(startsAt)),
    })),
    asked: asked.map(({ id, role, guest }): Asked => ({ id, role, isNeeded: guest?.isNeeded ?? false })),
    ballots: votes.map(({ slotId, participantId, answer }) => ({
      momentId: slotId,
      askedId: participantId,
      answer,
    })),
  };
}

/** Where this person sits at the table; null for somebody who is not asked. */
export function participantOf({ asked }: Pick<TableCase, 'asked'>, personId: PersonId): Participant | null {
  return asked.find(({ who }) => who.kind === 'person' && who.id === personId) ?? null;
}

/** Who may book, move, call off and answer for the family: a coordinator of the school, or the casushouder who still works there. */
export function coordinates(
  actor: Pick<Actor, 'personId' | 'memberships'>,
  { school, dossier }: Pick<TableCase, 'school' | 'dossier'>,
): boolean {
  const here = actor.memberships.filter(({ schoolId }) => schoolId === school.id);
  return (
    (dossier.casushouderId === actor.personId && here.length > 0) ||
    here.some(({ role }) => role === 'ondersteuningscoordinator')
  );
}

/** How this person looks at the table. */
export function viewerOf(actor: Actor, found: Pick<TableCase, 'school' | 'dossier'>): Viewer {
  const isCoordinating = coordinates(actor, found);
  return { personId: actor.personId, coordinates: isCoordinating, knowsOfDoubt: isCoordinating };
}

/** Its moment came: from now on nobody is called off, moved or excused, and what is left to say is whether it was held. */
export function hasBegun(now: Instant, table: Actietafel): boolean {
  const slot = bookedSlot(table);
  return table.state === 'booked' && slot !== null && slot.startsAt <= now;
}

export function bookedSlot(table: Actietafel): Slot | null {
  return table.slots.find(({ id }) => id === table.bookedSlotId) ?? null;
}

/** The day on which its dossier was closed; null as long as that goes on. */
export function closedOn(
  { wallClock }: Pick<Work['deps'], 'wallClock'>,
  { dossier }: Pick<TableCase, 'dossier'>,
): SchoolDate | null {
  return dossier.state === 'closed' && dossier.closedAt !== null ? wallClock.dateOf(dossier.closedAt) : null;
}

export function peopleOf(participants: readonly Participant[]): PersonId[] {
  return participants.flatMap(({ who }) => (who.kind === 'person' ? [who.id] : []));
}

/** The day of a slot on the school's wall clock. */
export function dayOf(work: Pick<Work, 'deps'>, slot: Slot): SchoolDate {
  return work.deps.wallClock.dateOf(slot.startsAt);
}

export function isPartner({ role }: Pick<Participant, 'role'>): boolean {
  return SEAT_KINDS.some((kind) => kind === role);
}

export function isFamily({ role }: Pick<Participant, 'role'>): boolean {
  return role === 'ouder' || role === 'leerling';
}

/** Where this table meets: with its room, once it stands. */
export function placeOfTable({ school, table }: Pick<TableCase, 'school' | 'table'>): string {
  const stands = table.state === 'booked' || table.state === 'held';
  return placeOf(school, stands ? table.roomName : undefined);
}

/** The school with its address, and the room where one is known; an address that begins with the name says it once. */
export function placeOf({ name, location }: Pick<School, 'name' | 'location'>, roomName?: string): string {
  const school = location.startsWith(name) ? location : `${name}, ${location}`;
  return roomName ? `${school}, ${roomName}` : school;
}
