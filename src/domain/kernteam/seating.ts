import type { PersonId } from '../ids.ts';

/** How many ways to seat people are looked at before the best so far is taken; a table has some six seats. */
const MOST_WAYS = 5_000;

/**
 * Who holds which seat when nobody may hold two: as few seats as possible stay empty, and then each goes as near to the
 * head of its list as it can, the first seat first. Null = everybody of the list sits elsewhere at this table.
 */
export function holdersOf(lists: readonly (readonly PersonId[])[]): readonly (PersonId | null)[] {
  const firsts = lists.map(([first]) => first ?? null);
  const named = firsts.filter((id) => id !== null);
  if (new Set(named).size === named.length) return firsts;

  let best: { holders: (PersonId | null)[]; empty: number } = { holders: [], empty: lists.length + 1 };
  let ways = 0;
  // The lists are tried in their order, so that of equals the first that is found is the best.
  const seat = (index: number, holders: (PersonId | null)[], empty: number): void => {
    if (empty >= best.empty || ways > MOST_WAYS) return;
    const list = lists[index];
    if (!list) {
      ways += 1;
      best = { holders, empty };
      return;
    }
    for (const id of list) if (!holders.includes(id)) seat(index + 1, [...holders, id], empty);
    seat(index + 1, [...holders, null], empty + 1);
  };
  seat(0, [], 0);
  return best.holders;
}
