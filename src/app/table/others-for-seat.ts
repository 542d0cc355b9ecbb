import type { PersonId } from '../../domain/ids.ts';
import { othersFor } from '../../domain/slots/replacing.ts';
import { lengthFor } from '../../domain/terms/catalogue.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import { questionFor, seatNameOf } from './search-question.ts';
import { seatsOf } from './showing-people.ts';
import { bookedSlot, isFamily, isPartner, peopleOf, type TableCase, type Work } from './table-case.ts';
import type { OtherChoice, SeatView } from './views.ts';
import { blocksBetween } from './wall-blocks.ts';

/** Who could come instead of whom, and the seats for which there is nobody. */
export type Others = { choices: OtherChoice[]; nobody: SeatView[] };

/**
 * For each partner of a table that is asked about or stands: who else of their seat can come, best first. Whoever sits at
 * this table already, or elsewhere at that time, is not among them.
 */
export async function othersAt(work: Work, tx: Tx, found: TableCase): Promise<Others> {
  const { school, asked } = found;
  const question = await questionFor(work, tx, {
    school,
    asked,
    except: [],
    without: [found],
    withinSchoolDays: lengthFor('first_table', school.policy),
    lists: 'whole',
  });
  const moments = momentsOf(found).flatMap(({ startsAt, endsAt }) =>
    blocksBetween(work.deps.wallClock, startsAt, endsAt),
  );
  const staff = asked.filter((each) => !isFamily(each));
  const of = (holder: Participant) =>
    othersFor(question, seatNameOf(holder, staff), peopleOf(asked), moments);
  const partners = asked.filter(isPartner).map((holder) => ({ holder, others: of(holder) }));
  const ids = partners.flatMap(({ others }) => others.map(({ personId }) => personId as PersonId));
  const people = await tx.people.byIds([...new Set(ids)]);
  const seats = seatsOf(found, asked);
  const seatOf = ({ id }: Participant) => seats.filter(({ participantId }) => participantId === id);
  return {
    choices: partners.flatMap(({ holder, others }) =>
      others.flatMap(({ personId, moments: possible, certainty, isTentative }) =>
        seatOf(holder).map((seat) => ({
          seat,
          personId: personId as PersonId,
          name: people.find(({ id }) => id === personId)?.name.roepnaam ?? '',
          possible,
          of: moments.length,
          certainty,
          isTentative,
        })),
      ),
    ),
    nobody: partners.filter(({ others }) => others.length === 0).flatMap(({ holder }) => seatOf(holder)),
  };
}

/** The moment that stands, or those that are asked about. */
function momentsOf({ table }: TableCase): readonly Slot[] {
  const booked = bookedSlot(table);
  return booked ? [booked] : table.slots;
}
