import type { SchoolId } from '../../domain/ids.ts';
import type { Deps } from '../turn.ts';

/**
 * A chore is work that nobody asks for and that has to be done from time to time. What is due stands in our own rows
 * and is asked of the clock port, so that a chore may be run at any moment, twice, or by two processes at once: the
 * second finds nothing to do. It answers how much there was to do. No person is behind it, so there is no directory.
 */
export type ChoreDeps = Pick<Deps, 'store' | 'clock' | 'wallClock' | 'kick'>;

/** Asked between two pieces of work: false when the process is ending. What is left is done the next time. */
export type MayGoOn = () => boolean;

export function schoolsOf({ store }: ChoreDeps): Promise<SchoolId[]> {
  return store.outside((tx) => tx.schools.ids());
}

/**
 * Does all of these one after the other. What one breaks on does not keep the others waiting, tonight or any night:
 * the first fault is thrown when all have had their turn.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  mayGoOn: MayGoOn,
  work: (item: Item) => Promise<number>,
): Promise<number> {
  let done = 0;
  const faults: unknown[] = [];
  for (const item of items) {
    if (!mayGoOn()) break;
    try {
      done += await work(item);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return done;
}

/**
 * Takes one after the other of what is due, and does it, until nothing is or so many were taken. What one breaks on does not
 * keep the others waiting: it was taken, and is due again later. The first fault is thrown at the end.
 */
export async function whileDue<Due>(
  most: number,
  mayGoOn: MayGoOn,
  take: () => Promise<Due | null>,
  work: (due: Due) => Promise<number>,
): Promise<number> {
  let done = 0;
  const faults: unknown[] = [];
  for (let taken = 0; taken < most && mayGoOn(); taken++) {
    const due = await take();
    if (!due) break;
    try {
      done += await work(due);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return done;
}

/** Takes away batch after batch, each a transaction of its own, until one comes back less than full. */
export async function inBatches(
  size: number,
  mayGoOn: MayGoOn,
  removeSome: (limit: number) => Promise<number>,
): Promise<number> {
  let removed = 0;
  while (mayGoOn()) {
    const some = await removeSome(size);
    removed += some;
    if (some < size) break;
  }
  return removed;
}
