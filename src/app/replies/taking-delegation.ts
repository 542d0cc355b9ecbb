import type { PersonId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { storeOfBooked } from '../table/declining.ts';
import { passSeat } from '../table/handing-over.ts';
import { isPartner, type TableCase, type Work } from '../table/table-case.ts';

/**
 * Somebody's agenda says that another comes instead. A deputy on the list of the seat takes it; of anybody else the
 * coordinator hears, and decides: nobody joins a table by being named in a mail. Whoever hands over does not come either way.
 */
export async function takeDelegation(
  work: Work,
  tx: Tx,
  found: TableCase,
  me: Participant,
  to: string,
): Promise<void> {
  const deputy = isPartner(me) ? await deputyAt(work, tx, me, to) : null;
  if (deputy && (await passSeat(work, tx, found, me, { chosen: deputy }))) return;
  await storeOfBooked(work, tx, found, me, { answer: 'no', by: null, via: 'mail', why: 'delegated' });
}

async function deputyAt(work: Work, tx: Tx, me: Participant, mail: string): Promise<PersonId | null> {
  const seats = await tx.dossiers.seats(work.today);
  const people = seats.find(({ id }) => id === me.seatId)?.people ?? [];
  const known = await tx.people.byIds(people);
  return known.find((person) => person.mail?.toLowerCase() === mail && person.id !== me.who.id)?.id ?? null;
}
