import { bookByTap } from '../../../src/app/table/booking-by-tap.ts';
import { comeAfterAll, declineBooked } from '../../../src/app/table/declining.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { answerByPhone, answerMoments } from '../../../src/app/table/voting.ts';
import type { Deps } from '../../../src/app/turn.ts';
import type { VoteAnswer } from '../../../src/domain/booking.ts';
import type { ActietafelId, ParticipantId, PersonId, SlotId } from '../../../src/domain/ids.ts';
import { turnOf } from '../../support/playing.ts';
import { SCHOOL } from '../../support/school.ts';
import { refOf } from '../../support/tables.ts';

/** One press at one table, by whom. */
export type Press = { by: PersonId; table: ActietafelId } & (
  | { what: 'answers'; said: Readonly<Record<SlotId, VoteAnswer>> }
  | { what: 'phones'; of: ParticipantId; said: Readonly<Record<SlotId, VoteAnswer>> }
  | { what: 'books'; slotId: SlotId }
  | { what: 'moves' | 'hands over' | 'declines' | 'comes after all' }
);

/** From a card that shows the table as it is when it is pressed. What is refused changes nothing and is no fault. */
export async function pressed(deps: Deps, press: Press, key: string): Promise<void> {
  const turn = await turnOf(deps, press.by, key, null);
  const table = await deps.store.transact(SCHOOL, (tx) => tx.tables.byId(press.table));
  if (!table) throw new Error('A press at a table that is not there.');
  const ref = refOf(table);
  switch (press.what) {
    case 'answers':
      await answerMoments(turn, ref, answersIn(press.said));
      return;
    case 'phones':
      await answerByPhone(turn, ref, press.of, answersIn(press.said));
      return;
    case 'books':
      await bookByTap(turn, ref, press.slotId, 'cannot_wait');
      return;
    case 'moves':
      await moveTable(turn, ref);
      return;
    case 'hands over':
      await handOver(turn, ref);
      return;
    case 'declines':
      await declineBooked(turn, ref);
      return;
    case 'comes after all':
      await comeAfterAll(turn, ref);
  }
}

function answersIn(said: Readonly<Record<SlotId, VoteAnswer>>): ReadonlyMap<SlotId, VoteAnswer> {
  return new Map(Object.entries(said) as [SlotId, VoteAnswer][]);
}
