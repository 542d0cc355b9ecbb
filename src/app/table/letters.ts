import { knowsOnlyWhen } from '../../domain/guests.ts';
import type { Instant } from '../../domain/ids.ts';
import { prepares } from '../../domain/preparing.ts';
import type { AsGuest, LeftLetter } from '../guests/views.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Slot } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';
import { momentView } from './as-shown.ts';
import type { CounterLetter, PrepareLetter } from './letter-views.ts';
import { staysUntil } from './planning.ts';
import { comingTo, type Door, taskIn } from './showing-appointment.ts';
import { seatsOf } from './showing-people.ts';
import { bookedSlot, closedOn, isFamily, placeOfTable, type TableCase } from './table-case.ts';
import type {
  Addressee,
  Appointment,
  CounterView,
  LetterPhase,
  MomentView,
  SeatView,
  TableLetter,
} from './views.ts';

type Writing = { wallClock: Turn['deps']['wallClock']; now: Instant };

/** The letter that asks which moments suit somebody. */
export function momentsLetter(
  writing: Writing,
  found: TableCase,
  to: Participant,
  door: Door,
  asking: { reminder: boolean; insteadOf: Pick<Slot, 'startsAt' | 'endsAt'> | null },
): TableLetter {
  const { insteadOf } = asking;
  return {
    kind: 'letter_moments',
    ...frame(found, to, door, found.asked),
    moments: found.table.slots.map((slot) => momentView(writing, slot)),
    reminder: asking.reminder,
    insteadOf: insteadOf && {
      moment: momentView(writing, insteadOf),
      appointment: appointmentOf(writing, found, to, insteadOf, { cancelled: true }),
    },
  };
}

/**
 * The letter about a table that stands, was moved, is near, or was called off. One that was called off while other
 * moments were asked about names none, and takes the one that stood before out of the agenda.
 */
export function appointmentLetter(
  writing: Writing,
  found: TableCase,
  to: Participant,
  door: Door,
  phase: LetterPhase,
): TableLetter {
  const slot = bookedSlot(found.table);
  const moment: MomentView | null = slot && momentView(writing, slot);
  const held = slot ?? (phase === 'cancelled' ? found.table.offMoment : null);
  return {
    kind: 'letter_appointment',
    ...frame(found, to, door, comingTo(found)),
    phase,
    closedOn: closedOn(writing, found),
    task: taskIn(phase, to),
    moment,
    appointment: held && appointmentOf(writing, found, to, held, { cancelled: phase === 'cancelled' }),
  };
}

/** The letter that asks somebody to prepare; null for whoever is not asked to, or about no moment. */
export function prepareLetter(
  writing: Writing,
  found: TableCase,
  { role }: Participant,
  { url, linkId }: Door,
): PrepareLetter | null {
  const slot = bookedSlot(found.table);
  if (!slot || !prepares(role)) return null;
  return {
    kind: 'letter_prepare',
    school: found.school.name,
    number: found.dossier.number,
    place: placeOfTable(found),
    url,
    linkId,
    task: role,
    moment: momentView(writing, slot),
  };
}

/** The letter that tells whoever proposed another time whether it is possible. */
export function counterLetter(
  writing: Writing,
  found: TableCase,
  to: Participant,
  { url, linkId }: Door,
  { sequence, ...counter }: CounterView & { sequence: number | null },
): CounterLetter {
  const { school, dossier, table } = found;
  const slot = bookedSlot(table);
  // Of an invitation that was replaced since then there is nothing left to refuse.
  const isRefused = counter.because.length > 0 && sequence === table.sequence;
  return {
    kind: 'letter_counter',
    to: addresseeOf(to),
    ...asGuest(to),
    school: school.name,
    number: dossier.number,
    url,
    linkId,
    declined: slot && isRefused ? appointmentOf(writing, found, to, slot, { cancelled: false }) : null,
    ...counter,
  };
}

/** The letter that tells somebody who was asked or invited that they need not come any more. */
export function leftLetter(writing: Writing, found: TableCase, to: Participant): LeftLetter {
  const booked = bookedSlot(found.table);
  // To a moment after their last day a guest was never invited.
  const slot = booked && staysUntil(writing, to, booked) ? booked : found.table.offMoment;
  return {
    kind: 'letter_left',
    guest: asGuest(to).guest ?? null,
    school: found.school.name,
    number: found.dossier.number,
    moment: slot && momentView(writing, slot),
    appointment: slot && appointmentOf(writing, found, to, slot, { cancelled: true }),
  };
}

/** The table as an entry in an agenda: neutral, with one identity from the first invitation to the last change. */
export function appointmentOf(
  writing: Writing,
  found: TableCase,
  to: Participant,
  slot: Pick<Slot, 'startsAt' | 'endsAt'>,
  { cancelled }: { cancelled: boolean },
): Appointment {
  const { table, school, dossier } = found;
  return {
    uid: `${table.id}@actietafel`,
    sequence: table.sequence,
    cancelled,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    place: placeOfTable(found),
    school: school.name,
    number: isInterpreter(to) ? null : dossier.number,
    stampedAt: writing.now,
  };
}

/** How somebody is spoken to. */
export function addresseeOf(participant: Participant): Addressee {
  if (!isFamily(participant)) return 'colleague';
  return participant.role === 'leerling' ? 'pupil' : 'parent';
}

function frame(found: TableCase, to: Participant, { url, linkId }: Door, people: readonly Participant[]) {
  const { school, dossier } = found;
  return {
    to: addresseeOf(to),
    ...asGuest(to),
    number: dossier.number,
    school: school.name,
    place: placeOfTable(found),
    url,
    linkId,
    people: isInterpreter(to) ? [] : seatsFor(found, to, people),
  };
}

/** The family may know which guest comes; others at the table read that there is one. */
function seatsFor(found: TableCase, to: Participant, people: readonly Participant[]): SeatView[] {
  return seatsOf(found, people).map((seat) => {
    const { guest = null } = people.find(({ id }) => id === seat.participantId) ?? {};
    return isFamily(to) && guest ? { ...seat, guestKind: guest.kind } : seat;
  });
}

function asGuest({ guest }: Participant): { guest?: AsGuest } {
  if (!guest) return {};
  return { guest: knowsOnlyWhen(guest) ? 'interpreter' : 'guest' };
}

/** Somebody who hears time and place, and nothing of the case. */
export function isInterpreter({ guest }: Participant): boolean {
  return guest !== null && knowsOnlyWhen(guest);
}
