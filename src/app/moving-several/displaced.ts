import { PARTNERS_NEEDED } from '../../domain/booking.ts';
import type { Instant, PersonId, SchoolDate } from '../../domain/ids.ts';
import { type Lost, lostSince, type Sitting } from '../../domain/slots/displaced.ts';
import type { Block } from '../../domain/slots/question.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Presence } from '../ports/presence.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel, Slot } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import { seatNameOf } from '../table/search-question.ts';
import { bookedSlot, hasBegun, isAsked, isFamily, isPartner, peopleOf } from '../table/table-case.ts';
import { blocksBetween } from '../table/wall-blocks.ts';

/** When is it, and what tells the time. */
export type At = { now: Instant; today: SchoolDate; wallClock: WallClock; presence: Presence };

/** A table that stands and has lost somebody since its moment was chosen. */
export type Displaced = { table: Actietafel; slot: Slot; lost: readonly Lost[] };

/**
 * Of these tables, newest of each dossier, those that stand and have lost somebody: a presence moment went with an update
 * of the school, or too few are left on a day on which people are away. Soonest first, in at most four statements.
 */
export async function displacedAmong(tx: Tx, at: At, tables: readonly Actietafel[]): Promise<Displaced[]> {
  const ahead = tables
    .flatMap((table) => {
      const slot = table.state === 'booked' && !hasBegun(at.now, table) ? bookedSlot(table) : null;
      return slot ? [{ table, slot }] : [];
    })
    .sort((a, b) => a.slot.startsAt - b.slot.startsAt);
  const last = ahead.at(-1);
  if (!last) return [];
  const participants = await tx.dossiers.participantsOf(ahead.map(({ table }) => table.dossierId));
  const staffOf = ({ dossierId }: Actietafel) =>
    (participants.get(dossierId) ?? []).filter((each) => isAsked(each) && !isFamily(each));
  const people = [...new Set(ahead.flatMap(({ table }) => peopleOf(staffOf(table))))];
  const knownOf = await whenPeopleAreThere(tx, at, people, at.wallClock.dateOf(last.slot.startsAt));

  return ahead.flatMap(({ table, slot }) => {
    const [moment] = blocksBetween(at.wallClock, slot.startsAt, slot.endsAt);
    if (!moment) return [];
    const staff = staffOf(table);
    const sitting = staff.flatMap((each) => sittingOf(each, staff, knownOf));
    const lost = lostSince(moment, slot.reasons, sitting, Math.min(PARTNERS_NEEDED, partnersOf(sitting)));
    return lost.length > 0 ? [{ table, slot, lost }] : [];
  });
}

type Known = Omit<Sitting, 'seat' | 'need'>;

/** Only those without whom there is no table, or not enough: what keeps a mentor is a matter of the day. */
function sittingOf(
  participant: Participant,
  staff: readonly Participant[],
  knownOf: (personId: PersonId) => Known,
): Sitting[] {
  const isCoordinator = participant.role === 'ondersteuningscoordinator';
  if (participant.who.kind !== 'person' || !(isCoordinator || isPartner(participant))) return [];
  const need = isCoordinator ? 'required' : 'partner';
  return [{ seat: seatNameOf(participant, staff), need, ...knownOf(participant.who.id) }];
}

function partnersOf(sitting: readonly Sitting[]): number {
  return sitting.filter(({ need }) => need === 'partner').length;
}

async function whenPeopleAreThere(
  tx: Tx,
  { today, presence }: At,
  people: readonly PersonId[],
  until: SchoolDate,
): Promise<(personId: PersonId) => Known> {
  const rows = await tx.tables.presence(people);
  const absences = await tx.tables.absences(people, today);
  const sharing = new Set((await tx.agendas.of(people)).map(({ personId }) => personId));
  const blocks = new Map<PersonId, readonly Block[] | null>(
    people.map((personId) => {
      const own = rows.filter((row) => row.personId === personId);
      return [personId, own.length === 0 ? null : presence.blocks(own, today, until)];
    }),
  );
  return (personId) => ({
    presence: blocks.get(personId) ?? null,
    sharesAgenda: sharing.has(personId),
    absences: absences.filter((each) => each.personId === personId),
  });
}
